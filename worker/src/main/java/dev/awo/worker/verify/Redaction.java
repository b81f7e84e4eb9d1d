package dev.awo.worker.verify;

/** Replaces secrets in a text by something harmless. */
@FunctionalInterface
public interface Redaction {
  String redact(String text);
}
