package dev.awo.worker.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * The file that edits start from.
 *
 * @param content empty when there is no file, or none that was read
 * @param permissions empty when there is no file
 * @param text the content as text; empty text when it is not needed
 */
record Base(
    Optional<FileContent> content, Optional<Set<PosixFilePermission>> permissions, TextFile text) {
  static final Base NONE = new Base(Optional.empty(), Optional.empty(), TextFile.EMPTY);

  /** How much of the old file an edit has to know. */
  enum Need {
    /** A deletion. */
    NOTHING,
    /** A replacement: what its lines end with. */
    STYLE,
    /** A change of parts. */
    TEXT
  }

  /** The base, or why the file cannot be edited. */
  sealed interface Read {
    record Usable(Base base) implements Read {}

    record Refused(Reason reason, String detail) implements Read {}
  }

  static Read read(Tree.Entry.Regular file, Need need) {
    if (need == Need.NOTHING) {
      return new Read.Usable(
          new Base(file.content(), Optional.of(file.permissions()), TextFile.EMPTY));
    }
    if (file.content().isEmpty()) {
      return new Read.Refused(
          Reason.TOO_LARGE, "the file that is there is larger than an answer may write");
    }
    byte[] bytes = file.content().get().toByteArray();
    if (Bytes.areBinary(bytes)) {
      return new Read.Refused(Reason.BINARY_CONTENT, "the file that is there is binary");
    }
    Optional<TextFile> text = TextFile.decode(bytes);
    if (text.isEmpty() && need == Need.TEXT) {
      return new Read.Refused(
          Reason.INVALID_UNICODE,
          "the file that is there is not UTF-8, so only the whole of it can be replaced");
    }
    return new Read.Usable(
        new Base(file.content(), Optional.of(file.permissions()), text.orElse(TextFile.EMPTY)));
  }

  boolean exists() {
    return permissions.isPresent();
  }

  FileMode mode() {
    return permissions.map(Modes::of).orElse(FileMode.REGULAR);
  }
}
