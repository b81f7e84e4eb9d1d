package dev.awo.worker.files;

import java.util.List;

/** Finds keys and tokens in text; the rules live in another room. */
@FunctionalInterface
public interface SecretCheck {
  /** Every secret in the text, in the order of its lines. */
  List<Hit> find(String text);

  /**
   * One secret.
   *
   * @param line where it starts, counted from 1
   * @param rule the rule that found it, for example {@code aws-access-key-id}
   */
  record Hit(int line, String rule) {}
}
