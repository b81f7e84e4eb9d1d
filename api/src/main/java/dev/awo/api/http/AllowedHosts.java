package dev.awo.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * The names under which a server may be addressed. A web page elsewhere can make a browser send
 * requests here under a name of its own (DNS rebinding); such requests are turned away.
 *
 * @param port asked at each request, since the system may choose it
 * @param others {@code host} or {@code host:port} beside the loopback names
 */
public record AllowedHosts(IntSupplier port, List<String> others) {
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

  public AllowedHosts {
    others = List.copyOf(others);
  }

  /** Whether a Host header may stand. */
  boolean allowsHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return authorities().contains(name) || others.contains(name.replaceFirst(":\\d+$", ""));
  }

  /** Whether an Origin header may stand; {@code null} as text may not. */
  boolean allowsOrigin(String origin) {
    String scheme = "http://";
    return origin.startsWith(scheme) && allowsHost(origin.substring(scheme.length()));
  }

  private List<String> authorities() {
    List<String> all = new ArrayList<>(others);
    LOOPBACK.forEach(name -> all.add(name + ":" + port.getAsInt()));
    return all;
  }
}
