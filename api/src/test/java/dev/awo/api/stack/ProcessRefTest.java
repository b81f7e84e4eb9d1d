package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessRefTest {
  private static Process sleeping() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }

  @Test
  void aProcessIsAliveUntilItEnds() throws Exception {
    Process process = sleeping();
    ProcessRef ref = ProcessRef.of(process.toHandle());

    assertThat(ref.alive()).map(ProcessHandle::pid).contains(process.pid());

    Stopping.stop(List.of(ref), Duration.ofSeconds(10));

    assertThat(ref.alive()).isEmpty();
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void aLaterProcessWithTheSameNumberIsLeftAlone() throws Exception {
    Process process = sleeping();
    ProcessRef ref = ProcessRef.of(process.toHandle());
    ProcessRef earlier = new ProcessRef(ref.pid(), ref.started().minusSeconds(60));

    assertThat(earlier.alive()).isEmpty();
    Stopping.stop(List.of(earlier), Duration.ofSeconds(10));

    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly().waitFor();
  }

  @Test
  void whoDoesNotListenIsKilled() throws Exception {
    Process deaf =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done")
            .start();
    assertThat(deaf.inputReader().readLine()).isEqualTo("ready");

    Stopping.stop(List.of(ProcessRef.of(deaf.toHandle())), Duration.ofMillis(200));

    assertThat(deaf.waitFor()).isEqualTo(137);
  }
}
