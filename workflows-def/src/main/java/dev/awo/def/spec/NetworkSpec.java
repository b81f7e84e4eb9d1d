package dev.awo.def.spec;

import java.util.List;

/**
 * Whether commands in the sandbox may use the network.
 *
 * @param allowed true also when {@code hosts} names some
 * @param hosts host names that are wanted; empty means any, when allowed
 */
public record NetworkSpec(boolean allowed, List<String> hosts) {
  public static final NetworkSpec NONE = new NetworkSpec(false, List.of());

  public NetworkSpec {
    hosts = List.copyOf(hosts);
  }
}
