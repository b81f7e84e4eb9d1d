package dev.awo.worker.generate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file as the model is shown it.
 *
 * @param path relative to the root of the workspace
 * @param text without secrets, lines ended by line feeds
 */
record ContextFile(String path, String text) {
  /** Above this many lines a file is cheaper and safer to change in blocks than to send whole. */
  static final int LONG = 300;

  /** Quoted, and said to be long where it is. */
  String quoted() {
    long lines = text.lines().count();
    String label = lines > LONG ? path + " has " + lines + " lines:\n\n" : "";
    return label + Fences.file(path, text);
  }

  /** Several, one after the other; a phrase when there are none. */
  static String quoted(List<ContextFile> files) {
    return files.isEmpty()
        ? "(none)"
        : files.stream().map(ContextFile::quoted).collect(Collectors.joining("\n\n"));
  }

  /** What it takes of a prompt, its fence and the blank line after it included. */
  int tokens() {
    return Tokens.in(quoted()) + 1;
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "ContextFile[" + path + "]";
  }
}
