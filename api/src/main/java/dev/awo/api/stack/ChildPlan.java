package dev.awo.api.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One process of the stack: how it is started, and when it counts as up.
 *
 * @param environment complete: nothing is inherited
 * @param up asked again and again; must answer within a second or so
 */
record ChildPlan(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path log,
    BooleanSupplier up) {
  ChildPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
