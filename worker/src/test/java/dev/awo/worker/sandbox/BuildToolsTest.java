package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.verify.SandboxRules;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds in the sandbox, without the network, on the tools and caches that this host has. */
class BuildToolsTest {
  private static final SandboxRules REQUIRED = new SandboxRules(SandboxLevel.REQUIRED, false);
  private static final Pulse IGNORED = (running, bytes) -> {};

  @RegisterExtension static final Scratch SCRATCH = new Scratch();
  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = Sandbox.open(SandboxSettings.under(SCRATCH.path().resolve("data/sandbox")));
  }

  private static CommandEnd run(Path tree, String line) {
    return sandbox.run(
        BoxedCommand.shell(tree, "owner", line, Duration.ofMinutes(10), REQUIRED), IGNORED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdk    | javac   | javac Hello.java && java Hello         | /home/agent sandbox/127.0.0.1",
        "maven  | mvn     | mvn -B verify                          | BUILD SUCCESS",
        "npm    | npm     | npm install && npm test                | # pass 1",
        "go     | go      | go vet ./... && go test ./...          | example.com/hello/greet",
        "python | python3 | python3 -m unittest 2>&1               | OK",
        "rust   | cargo   | cargo test 2>&1                        | test greets ... ok"
      })
  void toolsBuild(String project, String tool, String line, String expected)
      throws IOException, URISyntaxException {
    assumeTrue(new HostTools(System.getenv()).find(tool).isPresent(), tool + " is not installed");
    Path tree = copy(project);

    CommandEnd end = run(tree, line);

    assertThat(end).as(end.output().text()).isInstanceOf(CommandEnd.Exited.class);
    assertThat(((CommandEnd.Exited) end).code()).as(end.output().text()).isZero();
    assertThat(end.output().text()).contains(expected);
  }

  @Test
  void cachesOfTheHostCannotBeChanged() throws IOException, URISyntaxException {
    Path repository = Path.of(System.getProperty("user.home"), ".m2/repository");
    assumeTrue(Files.isDirectory(repository.resolve("org/junit")), "no local Maven repository");
    Path tree = copy("maven");

    CommandEnd end =
        run(
            tree,
            "cd ~/maven/repository && file=$(find -L org/junit -name '*.pom' | head -1)"
                + " && [ -n \"$file\" ] && touch added && ! echo x >> \"$file\" && ! rm \"$file\"");

    assertThat(((CommandEnd.Exited) end).code()).as(end.output().text()).isZero();
    assertThat(repository.resolve("added")).doesNotExist();
  }

  private static Path copy(String project) throws IOException, URISyntaxException {
    Path source = Path.of(BuildToolsTest.class.getResource("builds/" + project).toURI());
    Path tree = Files.createTempDirectory(SCRATCH.path(), project);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = tree.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return tree;
  }
}
