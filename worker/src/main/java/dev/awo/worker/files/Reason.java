package dev.awo.worker.files;

import java.util.Locale;

/**
 * Why an edit was refused. The lower-case name is the {@code reason} of the command line's
 * contract.
 */
public enum Reason {
  ABSOLUTE_PATH,
  PATH_TRAVERSAL,
  GIT_INTERNAL,
  PATH_SYNTAX,
  SENSITIVE_PATH,
  PROTECTED_FILE,
  /** Only where the answer would be committed. */
  JUNK_FILE,
  SYMLINK_ESCAPE,
  IS_DIRECTORY,
  CASE_COLLISION,
  INVALID_UNICODE,
  INVISIBLE_CHARS,
  BIDI_CONTROL,
  TOO_LARGE,
  TOO_MANY_FILES,
  BINARY_CONTENT,
  CONTROL_CHARS,
  ELIDED_CONTENT,
  SECRET_IN_CONTENT,
  TRUNCATED,
  UNCLOSED_FENCE,
  AMBIGUOUS_FENCE,
  DUPLICATE_PATH,
  CONFLICTING_FORMATS,
  MISSING_PATH,
  NO_EDITS,
  MALFORMED_BLOCK,
  SEARCH_NOT_FOUND,
  SEARCH_AMBIGUOUS,
  DIFF_NOT_APPLICABLE,
  UNSUPPORTED_MODE;

  /** The name used in JSON, for example {@code path_traversal}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
