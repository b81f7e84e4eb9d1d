package dev.awo.worker.scan.code;

/** Turns a parsed file into {@link Code}. */
public final class SourceReader {
  private SourceReader() {}

  public static Code read(Grammar grammar, Syntax root, String source) {
    Reader reader =
        switch (grammar) {
          case JAVASCRIPT, TYPESCRIPT, TSX -> new JavaScriptReader(source);
          case PYTHON -> new PythonReader(source);
          case JAVA -> new JavaReader(source);
          case GO -> new GoReader(source);
          case BASH -> new ShellReader(source);
        };
    return reader.read(root);
  }
}
