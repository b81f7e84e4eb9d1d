package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.verify.SandboxRules;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host without bubblewrap. */
class UnconfinedTest {
  private static final Pulse IGNORED = (running, bytes) -> {};

  @RegisterExtension final Scratch scratch = new Scratch();
  private Path tree;
  private Sandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    tree = scratch.directory("tree");
    Path tools = scratch.directory("tools");
    HostTools usual = new HostTools(Map.of());
    for (String tool : List.of("sh", "setsid", "prlimit", "timeout", "sleep", "env", "dirname")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of(usual.find(tool).orElseThrow()));
    }
    sandbox =
        Sandbox.open(
            new SandboxSettings(
                scratch.path().resolve("data/state"),
                Limits.forThisMachine(),
                Map.of(
                    "PATH",
                    tools.toString(),
                    "HOME",
                    scratch.path().toString(),
                    "API_KEY",
                    "secret"),
                List.of()));
  }

  private CommandEnd run(String line, Duration timeout) {
    return sandbox.run(
        BoxedCommand.shell(tree, "owner", line, timeout, SandboxRules.DEFAULT), IGNORED);
  }

  @Test
  void missingBubblewrapIsSaidWithTheWayToGetIt() {
    String words = "none: bubblewrap is not installed (apt-get install bubblewrap)";

    assertThat(sandbox.status()).isEqualTo(new SandboxStatus(false, words, List.of()));
    assertThat(sandbox.confinement(SandboxRules.DEFAULT)).isEqualTo(words);
    assertThat(sandbox.confinement(new SandboxRules(SandboxLevel.OFF, false)))
        .isEqualTo("none: the project switched the sandbox off");
  }

  @Test
  void demandForASandboxIsHopeless() {
    assertThatThrownBy(() -> sandbox.confinement(new SandboxRules(SandboxLevel.REQUIRED, false)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(FailureKind.SANDBOX.name());
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains("apt-get install bubblewrap");
            });
  }

  @Test
  void commandsRunInTheTreeWithAReducedEnvironment() {
    CommandEnd end = run("pwd; env; exit 4", Duration.ofMinutes(1));

    assertThat(((CommandEnd.Exited) end).code()).isEqualTo(4);
    assertThat(end.output().text()).startsWith(tree + "\n").doesNotContain("API_KEY");
  }

  @Test
  void timeoutEndsDoubleForkedDaemonsToo() {
    CommandEnd end =
        run("(setsid sh -c 'sleep 1000 & sleep 1000' &); sleep 1000", Duration.ofSeconds(1));

    assertThat(end).isInstanceOf(CommandEnd.TimedOut.class);
    assertThat(TreeMark.of(tree).isAlive()).isFalse();
  }

  @Test
  void daemonsLeftBehindAreEndedWithTheirCommand() {
    CommandEnd end = run("(setsid sleep 1000 &); exit 0", Duration.ofMinutes(1));

    assertThat(((CommandEnd.Exited) end).code()).isZero();
    assertThat(TreeMark.of(tree).isAlive()).isFalse();
  }
}
