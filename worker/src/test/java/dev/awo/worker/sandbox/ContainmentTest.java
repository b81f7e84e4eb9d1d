package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attempts of {@code containment.txt}, as root and as an ordinary user. */
class ContainmentTest {
  @RegisterExtension final Scratch scratch = new Scratch();

  static List<TestUser> users() {
    return TestUser.available();
  }

  @ParameterizedTest
  @MethodSource("users")
  void sandboxHoldsWhatCommandsTry(TestUser user) throws IOException {
    Process process = user.start(AttemptsMain.class, scratch.path(), scratch.path().toString());
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    List<String> lines = output.lines().toList();

    assertThat(lines).first().asString().contains("confined=true").contains("open=[]");
    Map<String, String> results = new TreeMap<>();
    lines.stream()
        .skip(1)
        .map(line -> line.split(" ", 3))
        .forEach(parts -> results.put(parts[0] + " " + parts[1], parts[2]));
    List<String> surprises = new ArrayList<>();
    for (Attempt attempt : Attempt.all()) {
      surprises.addAll(surprises(attempt, user, results));
    }
    assertThat(surprises).isEmpty();
    assertThat(process.onExit().join().exitValue()).isZero();
  }

  private static List<String> surprises(
      Attempt attempt, TestUser user, Map<String, String> results) {
    List<String> surprises = new ArrayList<>();
    String boxed = results.getOrDefault(attempt.name() + " boxed", "not made");
    boolean succeeded = boxed.startsWith("0 ");
    if (succeeded != attempt.kinds().contains("works")) {
      surprises.add(attempt.name() + " in the sandbox: " + boxed);
    }
    if (!boxed.endsWith(" false")) {
      surprises.add(attempt.name() + " left something running: " + boxed);
    }
    boolean possible = attempt.kinds().contains(user == TestUser.ROOT ? "root" : "user");
    String bare = results.getOrDefault(attempt.name() + " bare", "not made");
    if (possible && !bare.startsWith("0 ")) {
      surprises.add(attempt.name() + " proves nothing: it fails without a sandbox too: " + bare);
    }
    return surprises;
  }
}
