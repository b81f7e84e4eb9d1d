package dev.awo.api.stack;

/** Hears what is going on, one line at a time. */
@FunctionalInterface
public interface Progress {
  void say(String line);
}
