package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryServerTest {
  @TempDir Path directory;

  @Test
  void aStackRunsOnTheInMemoryServerToo() throws Exception {
    Home home = new Home(directory.toRealPath());
    Stack stack = new Stack(home, System.getenv());

    StackState state =
        stack.start(FakeSupervisorMain.installation(home), new TemporalServer.InMemory());

    assertThat(state.temporalUi()).isEmpty();
    assertThat(TcpProbe.isListening(state.ports().temporal())).isTrue();
    assertThat(home.logs().resolve("temporal.log")).content().doesNotContain("Exception");
    assertThat(stack.stop()).isTrue();
    assertThat(TcpProbe.isListening(state.ports().temporal())).isFalse();
  }
}
