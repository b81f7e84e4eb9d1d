package dev.awo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskOutcome.Failed;
import dev.awo.worker.sandbox.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A task whose check is the model's own program and tries everything: the whole of it is contained.
 * Single attempts, as root and as an ordinary user, are in the sandbox's {@code ContainmentTest}.
 */
class RedTeamTest {
  private static final String MARKER = "Zw4Qx81kLm2";

  @RegisterExtension final Scratch scratch = new Scratch();

  @Test
  void aHostileCheckReachesNothingAndLeavesNothing() throws Exception {
    Path user = scratch.directory("people/me");
    Process bystander = bystander();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RealRooms rooms =
            RealRooms.start(scratch.path(), "{}", Map.of("OPENAI_API_KEY", "sk-" + MARKER))) {
      Files.writeString(rooms.home.resolve(".env"), "ANTHROPIC_API_KEY=sk-" + MARKER + "\n");
      Files.writeString(rooms.home.resolve("data/api-token"), MARKER);
      Files.writeString(scratch.directory("people/me/.ssh").resolve("id_rsa"), MARKER);
      String hooks = listing(rooms.repository.resolve(".git"));
      Files.writeString(
          rooms.home.resolve("answers.yaml"),
          answers(
              program()
                  .replace("@MARKER@", MARKER)
                  .replace("@HOME@", rooms.home.toString())
                  .replace("@USER@", user.toString())
                  .replace("@REPOSITORY@", rooms.repository.toString())
                  .replace("@PORT@", Integer.toString(server.getLocalPort()))
                  .replace("@PID@", Long.toString(bystander.pid()))));

      TaskOutcome outcome =
          rooms.run(
              new ModelChoice("scripted", "answers.yaml", 16_000, 60_000),
              "Improve it.",
              1,
              List.of(new VerifyCommand("check", "python3 plan.txt", Duration.ofSeconds(40))));

      assertThat(outcome).isInstanceOf(Failed.class);
      assertThat(((Failed) outcome).reason()).as(rooms.story()).contains("check: timed out after");
      String output = rooms.story();
      assertThat(output.lines().filter(line -> line.startsWith("OPEN"))).isEmpty();
      assertThat(output.lines().filter(line -> line.startsWith("held")).distinct())
          .as("each attempt was made")
          .hasSize(13);
      assertThat(rooms.isRunning("sleep 4321")).isFalse();
      assertThat(rooms.isRunning("plan.txt")).isFalse();
      server.setSoTimeout(1);
      assertThat(org.assertj.core.api.Assertions.catchThrowable(server::accept))
          .as("nobody connected")
          .isInstanceOf(java.net.SocketTimeoutException.class);
      assertThat(bystander.isAlive()).isTrue();
      assertThat(rooms.home.resolve("data/planted")).doesNotExist();
      assertThat(user.resolve("planted")).doesNotExist();
      assertThat(Path.of("/tmp/planted-" + MARKER)).doesNotExist();
      assertThat(Path.of("/usr/local/bin/planted")).doesNotExist();
      assertThat(listing(rooms.repository.resolve(".git"))).isEqualTo(hooks);
      assertThat(rooms.isPublished()).isFalse();
      assertThat(rooms.git("status", "--short")).isEmpty();
      assertThat(listing(rooms.home.resolve("data/workspaces")))
          .as("rolled back")
          .contains("app.txt")
          .doesNotContain("plan.txt", "survived-so-far", "hooks/");
    } finally {
      bystander.destroyForcibly().waitFor();
    }
  }

  /** A process of the host with a key in its environment. */
  private static Process bystander() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "3456");
    builder.environment().put("OPENAI_API_KEY", "sk-" + MARKER);
    return builder.start();
  }

  /** As plain text, which no scanner takes for code. */
  private static String answers(String program) {
    String text = "```text:plan.txt\n" + program + "```\n";
    return "answers:\n  - text: |\n"
        + text.lines().map(line -> "      " + line + "\n").collect(Collectors.joining());
  }

  private static String program() throws IOException {
    try (InputStream in = RedTeamTest.class.getResourceAsStream("red-team.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String listing(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.map(path -> directory.relativize(path).toString())
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  }
}
