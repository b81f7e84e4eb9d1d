package dev.awo.api.stack;

import dev.awo.def.spec.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Chooses the ports: one that the settings name must be free; otherwise the port of last time, then
 * the default, then any.
 */
final class PortChoice {
  private static final Ports DEFAULT = ordinary(Settings.DEFAULT.ports());

  private final Optional<Ports> lastTime;
  private final Set<Integer> taken = new HashSet<>();

  private PortChoice(Optional<Ports> lastTime) {
    this.lastTime = lastTime;
  }

  static Ports choose(StackSettings settings, Optional<Ports> lastTime) {
    PortChoice choice = new PortChoice(lastTime);
    return new Ports(
        choice.port("api", settings.api(), Ports::api),
        choice.port("admin", settings.admin(), Ports::admin),
        choice.port("temporal", settings.temporal(), Ports::temporal),
        choice.port("temporal HTTP", Optional.empty(), Ports::temporalHttp),
        choice.port("ui", settings.ui(), Ports::ui));
  }

  private static Ports ordinary(Settings.Ports ports) {
    return new Ports(ports.api(), ports.admin(), ports.temporal(), ports.ui() + 1, ports.ui());
  }

  private int port(String name, Optional<Integer> asked, ToIntFunction<Ports> which) {
    if (asked.isPresent()) {
      return asked(name, asked.get());
    }
    List<Ports> wishes = lastTime.map(last -> List.of(last, DEFAULT)).orElse(List.of(DEFAULT));
    for (Ports wish : wishes) {
      int port = which.applyAsInt(wish);
      if (isFree(port) && taken.add(port)) {
        return port;
      }
    }
    return anyFree();
  }

  private int asked(String name, int port) {
    if (port == 0) {
      return anyFree();
    }
    if (isFree(port) && taken.add(port)) {
      return port;
    }
    throw new StackProblem(
        StackProblem.Kind.INPUT,
        "port %d, which awo.yml names as ports.%s, is in use: stop what listens there or choose another"
            .formatted(port, name));
  }

  private int anyFree() {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (taken.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new StackProblem(
            StackProblem.Kind.INPUT, "no free port on the loopback interface", e);
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
