package dev.awo.worker.generate;

/** Takes secrets out of text before a model sees it. */
@FunctionalInterface
public interface Redaction {
  /** The text with each secret replaced by a marker in square brackets. */
  String redact(String text);
}
