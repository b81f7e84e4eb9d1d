package dev.awo.worker.scan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.re2j.Pattern;
import java.util.Optional;

/** A regular expression of a rule, linear in time; or none, which nothing is asked of. */
record Matching(Optional<Pattern> pattern) {
  static final Matching NONE = new Matching(Optional.empty());

  @JsonCreator
  static Matching of(String expression) {
    return new Matching(Optional.of(Pattern.compile(expression)));
  }

  boolean isGiven() {
    return pattern.isPresent();
  }

  /** Whether it is found in the text; true when there is no expression. */
  boolean allows(String text) {
    return pattern.isEmpty() || pattern.get().matcher(text).find();
  }
}
