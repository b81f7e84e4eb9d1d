package dev.awo.worker.scan.code;

/** The tree-sitter grammars in use. */
public enum Grammar {
  JAVASCRIPT,
  TYPESCRIPT,
  TSX,
  PYTHON,
  JAVA,
  GO,
  BASH
}
