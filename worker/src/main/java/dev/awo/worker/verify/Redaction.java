package dev.awo.worker.verify;

/** Takes secrets out of text before it is kept or shown. */
@FunctionalInterface
public interface Redaction {
  String redact(String text);
}
