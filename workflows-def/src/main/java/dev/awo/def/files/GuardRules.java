package dev.awo.def.files;

import java.util.List;

/**
 * The project's own part of the guard, from the operator's files.
 *
 * @param protect globs of files that may not be touched, beside the built-in ones
 * @param allow names of built-in protections that the operator lifted
 */
public record GuardRules(List<String> protect, List<String> allow) {
  public static final GuardRules BUILT_IN = new GuardRules(List.of(), List.of());

  public GuardRules {
    protect = List.copyOf(protect);
    allow = List.copyOf(allow);
  }
}
