package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.verify.SandboxRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** kill -9 of a JVM that runs a command. */
class WorkerDeathTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final Scratch scratch = new Scratch();

  static List<TestUser> users() {
    return TestUser.available();
  }

  @ParameterizedTest
  @MethodSource("users")
  void sandboxDiesWithItsWorker(TestUser user) {
    killedWorker(user, SandboxLevel.REQUIRED);

    await().atMost(PATIENCE).until(() -> !mark().isAlive());
  }

  @Test
  void whatSurvivesWithoutASandboxIsEndedByTheNextCommandInTheTree() throws IOException {
    killedWorker(TestUser.available().getFirst(), SandboxLevel.OFF);
    assertThat(mark().isAlive()).isTrue();

    Sandbox next = Sandbox.open(SandboxSettings.under(scratch.path().resolve("state")));
    CommandEnd end =
        next.run(
            BoxedCommand.shell(
                tree(), "owner", "ps -ef", Duration.ofMinutes(1), SandboxRules.DEFAULT),
            (running, bytes) -> {});

    assertThat(end).isInstanceOf(CommandEnd.Exited.class);
    assertThat(mark().isAlive()).isFalse();
  }

  /** Returns when the worker is dead, which it was not before its command had begun. */
  private void killedWorker(TestUser user, SandboxLevel level) {
    Process worker =
        user.start(HoldMain.class, scratch.path(), scratch.path().toString(), level.name());
    await().atMost(PATIENCE).until(() -> Files.exists(tree().resolve("begun")));
    assertThat(mark().isAlive()).isTrue();
    worker.destroyForcibly().onExit().join();
  }

  private Path tree() {
    return scratch.path().resolve("tree");
  }

  private TreeMark mark() {
    return TreeMark.of(tree());
  }
}
