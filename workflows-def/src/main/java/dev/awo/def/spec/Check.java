package dev.awo.def.spec;

import java.util.Optional;

/** A rule for a text: what is wrong with it and what to do, or nothing. */
@FunctionalInterface
interface Check {
  Optional<String> complaint(String text);
}
