package dev.awo.api.cli;

import dev.awo.def.spec.DocumentType;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import dev.awo.def.spec.SpecText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files and checks what is in them. */
final class FileChecks {
  private final Optional<DocumentType> type;
  private final SpecReader reader;

  FileChecks(Optional<DocumentType> type, Optional<Path> home) {
    this.type = type;
    this.reader = new SpecReader(home.map(FileChecks::declaredAgents).orElse(List.of()));
  }

  /** What became of one file. */
  sealed interface Checked {
    /** It was read, and is valid or not. */
    record Done(FileReport report) implements Checked {}

    /** There is nothing to check. */
    record Unreadable(String message) implements Checked {}
  }

  Checked check(Path file) {
    try {
      Read<?> read =
          switch (text(file)) {
            case Read.Valid<String> text -> read(file, text.value());
            case Read.Invalid<String> invalid -> invalid;
          };
      return new Checked.Done(
          switch (read) {
            case Read.Valid<?> valid -> new FileReport(file.toString(), true, List.of());
            case Read.Invalid<?> invalid ->
                new FileReport(file.toString(), false, invalid.problems());
          });
    } catch (IOException e) {
      return new Checked.Unreadable("cannot read " + file + ": " + reason(e));
    }
  }

  private Read<?> read(Path file, String yaml) {
    return type.<Read<?>>map(known -> reader.read(known, yaml))
        .orElseGet(() -> reader.read(file.toString(), yaml));
  }

  /** Never more than the limit and one byte, whatever the file claims to be. */
  private static Read<String> text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return SpecText.decode(in.readNBytes(SpecText.MAX_BYTES + 1));
    }
  }

  private static List<String> declaredAgents(Path home) {
    try {
      return text(home.resolve("awo.yml")) instanceof Read.Valid<String> yaml
              && new SpecReader().settings(yaml.value()) instanceof Read.Valid<Settings> settings
          ? List.copyOf(settings.value().agents().keySet())
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
