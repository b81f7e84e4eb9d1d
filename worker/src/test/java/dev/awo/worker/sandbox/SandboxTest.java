package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.verify.SandboxRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands in the sandbox of the user that runs the tests. */
class SandboxTest {
  private static final SandboxRules REQUIRED = new SandboxRules(SandboxLevel.REQUIRED, false);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pulse IGNORED = (running, bytes) -> {};

  @RegisterExtension static final Scratch SHARED = new Scratch();
  private static Sandbox sandbox;

  @RegisterExtension final Scratch scratch = new Scratch();
  private Path tree;

  @BeforeAll
  static void open() {
    sandbox = Sandbox.open(SandboxSettings.under(SHARED.path().resolve("state")));
    assertThat(sandbox.status().confined()).as(sandbox.status().words()).isTrue();
  }

  @BeforeEach
  void makeTree() throws IOException {
    tree = scratch.directory("tree");
    Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwx------"));
  }

  private CommandEnd run(String line) {
    return run(line, MINUTE, IGNORED);
  }

  private CommandEnd run(String line, Duration timeout, Pulse pulse) {
    return sandbox.run(BoxedCommand.shell(tree, "owner", line, timeout, REQUIRED), pulse);
  }

  private boolean somethingRuns() {
    return TreeMark.of(tree).isAlive();
  }

  @Test
  void outputOfBothStreamsComesInOrderWithTheExitCode() {
    CommandEnd end = run("echo one; echo two >&2; echo three; exit 3");

    assertThat(end).isInstanceOf(CommandEnd.Exited.class);
    assertThat(((CommandEnd.Exited) end).code()).isEqualTo(3);
    assertThat(end.output().text()).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void signalsShowInTheExitCode() {
    assertThat(((CommandEnd.Exited) run("kill -SEGV $$")).code()).isEqualTo(128 + 11);
  }

  @Test
  void timeoutEndsDoubleForkedDaemonsToo() {
    CommandEnd end =
        run(
            "(setsid sh -c 'sleep 1000 & sleep 1000' > /dev/null 2>&1 &); echo begun; sleep 1000",
            Duration.ofSeconds(1),
            IGNORED);

    assertThat(end).isInstanceOf(CommandEnd.TimedOut.class);
    assertThat(end.output().text()).isEqualTo("begun\n");
    assertThat(somethingRuns()).isFalse();
  }

  @Test
  void commandsThatIgnoreTheTimeoutSignalAreKilled() {
    CommandEnd end = run("trap '' TERM; while :; do sleep 1; done", Duration.ofSeconds(1), IGNORED);

    assertThat(end).isInstanceOf(CommandEnd.TimedOut.class);
    assertThat(somethingRuns()).isFalse();
  }

  @Test
  void whatThePulseThrowsEndsEveryProcess() {
    RuntimeException cancelled = new RuntimeException("cancelled");
    List<Boolean> ranBefore = new ArrayList<>();
    Pulse cancelling =
        (running, bytes) -> {
          if (bytes > 0) {
            ranBefore.add(somethingRuns());
            throw cancelled;
          }
        };

    assertThatThrownBy(
            () -> run("(setsid sleep 1000 &); echo begun; sleep 1000", MINUTE, cancelling))
        .isSameAs(cancelled);
    assertThat(ranBefore).containsExactly(true);
    assertThat(somethingRuns()).isFalse();
  }

  @Test
  void gigabytesOfOutputAreCutNotKept() {
    CommandEnd end = run("yes | head -c 1000000000");

    assertThat(end.output().bytes()).isEqualTo(1_000_000_000L);
    assertThat(end.output().text())
        .hasSizeLessThan(OutputCapture.HEAD + OutputCapture.TAIL + 100)
        .contains("bytes left out")
        .startsWith("y\n")
        .endsWith("y\n");
  }

  @Test
  void environmentIsMadeFromAnAllowList() {
    List<String> names =
        run("env").output().text().lines().map(l -> l.substring(0, l.indexOf('='))).toList();

    assertThat(names)
        .contains("PATH", "HOME", "LANG", "CI", "PYTHONDONTWRITEBYTECODE", "MAVEN_OPTS", "GOCACHE")
        .allMatch(
            name ->
                name.matches(
                    "PATH|HOME|USER|LOGNAME|SHELL|PWD|TMPDIR|LANG|TERM|NO_COLOR|CI|AWO_TREE|SHLVL|_"
                        + "|PYTHON\\w+|MAVEN_\\w+|GRADLE_\\w+|npm_config_\\w+|GO\\w+|CARGO_\\w+"
                        + "|PIP_\\w+|\\w+_(HOME|ROOT|DIR)"));
  }

  @Test
  void filesAddedByTheWorkerAreTheCommandsToChange() throws IOException {
    run("mkdir made");
    Files.writeString(tree.resolve("made/new"), "old");

    CommandEnd end = run("echo new > made/new && echo more > made/more && chmod 600 made/new");

    assertThat(end.output().text()).isEmpty();
    assertThat(tree.resolve("made/new")).hasContent("new");
  }

  @Test
  void anotherOwnerFindsAnEmptyHomeAndTheSameOneItsOwn() throws IOException {
    Path precious = scratch.directory("precious");
    Files.writeString(precious.resolve("file"), "kept");
    run(
        "cd && ln -s "
            + precious
            + " link && touch mine && mkdir -p shut/in && chmod 0 shut"
            + " && for i in $(seq 300); do mkdir 0123456789abcdef && cd 0123456789abcdef; done");

    assertThat(run("ls ~/mine").output().text()).isEqualTo("/home/agent/mine\n");
    CommandEnd other =
        sandbox.run(BoxedCommand.shell(tree, "other", "ls -A ~", MINUTE, REQUIRED), IGNORED);

    assertThat(other.output().text()).isEmpty();
    assertThat(precious.resolve("file")).hasContent("kept");
  }

  @Test
  void networkIsTheHostsWhereTheProjectAsksForIt() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String connect =
          "/usr/bin/python3 -c 'import socket; socket.create_connection((\"127.0.0.1\", "
              + server.getLocalPort()
              + "), 5)'";
      SandboxRules open = new SandboxRules(SandboxLevel.REQUIRED, true);
      CommandEnd end =
          sandbox.run(BoxedCommand.shell(tree, "owner", connect, MINUTE, open), IGNORED);

      assertThat(end.output().text()).isEmpty();
      assertThat(run(connect).output().text()).contains("Connection refused");
    }
  }

  @Test
  void extraVariablesReachTheCommandAndNoProcessList() {
    BoxedCommand agent =
        new BoxedCommand(
            tree,
            "owner",
            List.of("/bin/sh", "-c", "echo key $AGENT_KEY; cat /proc/*/cmdline | tr '\\0' ' '"),
            Map.of("AGENT_KEY", "only-in-environment"),
            MINUTE,
            REQUIRED,
            Optional.empty(),
            Optional.empty());

    assertThat(sandbox.run(agent, IGNORED).output().text())
        .containsOnlyOnce("only-in-environment")
        .doesNotContain(scratch.path().toString());
  }

  @Test
  void manyCommandsOnVirtualThreadsDoNotDisturbEachOther() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> outputs = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Path own = scratch.directory("tree" + i);
        String line = "echo " + i + " > own; sleep 0.2; cat own; ps -e | grep -c sleep";
        BoxedCommand command = BoxedCommand.shell(own, "owner", line, MINUTE, REQUIRED);
        outputs.add(threads.submit(() -> sandbox.run(command, IGNORED).output().text()));
      }
      for (int i = 0; i < outputs.size(); i++) {
        assertThat(outputs.get(i).get()).isEqualTo(i + "\n0\n");
      }
    }
  }

  @Test
  void sandboxThatFailsIsNoVerdictOnTheCommand() throws IOException {
    Sandbox broken = Sandbox.open(SandboxSettings.under(scratch.path().resolve("state")));
    HostTools.run(
        "rm",
        "-r",
        scratch
            .path()
            .resolve("state/sessions")
            .resolve(Long.toString(ProcessHandle.current().pid()))
            .resolve("etc")
            .toString());

    assertThatThrownBy(
            () -> broken.run(BoxedCommand.shell(tree, "o", "true", MINUTE, REQUIRED), IGNORED))
        .hasMessageContaining("the sandbox could not run the command: bwrap:");
  }

  @Test
  void treeThatIsGoneIsAnError() {
    assertThatThrownBy(
            () ->
                sandbox.run(
                    BoxedCommand.shell(
                        scratch.path().resolve("gone"), "o", "true", MINUTE, REQUIRED),
                    IGNORED))
        .hasMessageContaining("is not there");
  }
}
