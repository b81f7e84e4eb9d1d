package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.spec.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
  private static StackSettings asking(int api) {
    return new StackSettings(
        Optional.of(api),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "default",
        Optional.empty());
  }

  private static ServerSocket socket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static int free() throws IOException {
    try (ServerSocket socket = socket()) {
      return socket.getLocalPort();
    }
  }

  @Test
  void takesWhatTheSettingsAskForAndDifferentPortsForTheRest() throws IOException {
    int asked = free();

    Ports ports = PortChoice.choose(asking(asked), Optional.empty());

    assertThat(ports.api()).isEqualTo(asked);
    assertThat(
            Set.of(ports.api(), ports.admin(), ports.temporal(), ports.temporalHttp(), ports.ui()))
        .hasSize(5);
  }

  @Test
  void zeroIsAnyFreePort() {
    assertThat(PortChoice.choose(asking(0), Optional.empty()).api())
        .isPositive()
        .isNotEqualTo(Settings.DEFAULT.ports().api());
  }

  @Test
  void refusesWhenTheAskedOneIsTaken() throws IOException {
    try (ServerSocket taken = socket()) {
      assertThatThrownBy(() -> PortChoice.choose(asking(taken.getLocalPort()), Optional.empty()))
          .isInstanceOfSatisfying(
              StackProblem.class,
              problem -> assertThat(problem.kind()).isEqualTo(StackProblem.Kind.INPUT))
          .hasMessageContaining("port " + taken.getLocalPort() + ", which awo.yml names");
    }
  }

  @Test
  void thePortsOfLastTimeComeBackUnlessSomebodyHasThem() throws IOException {
    try (ServerSocket taken = socket()) {
      Ports lastTime = new Ports(free(), taken.getLocalPort(), free(), free(), free());

      Ports ports = PortChoice.choose(asking(lastTime.api()), Optional.of(lastTime));

      assertThat(ports.temporal()).isEqualTo(lastTime.temporal());
      assertThat(ports.ui()).isEqualTo(lastTime.ui());
      assertThat(ports.admin()).isNotEqualTo(taken.getLocalPort());
    }
  }
}
