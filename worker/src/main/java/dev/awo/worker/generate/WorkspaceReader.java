package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads files of one workspace, and of nothing else: links that lead out of it are refused. */
final class WorkspaceReader {
  /** The largest file that anybody is shown; a model could not change a larger one either. */
  private static final long LARGEST = 1 << 20;

  private final Path root;
  private final Redaction redaction;

  WorkspaceReader(Path workspace, Redaction redaction) {
    this.redaction = redaction;
    try {
      this.root = workspace.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("the workspace " + workspace + " is gone", e);
    }
  }

  RepositoryFiles files() {
    return RepositoryFiles.in(root);
  }

  /**
   * A file that somebody asked for. Fails with {@link FailureKind#INVALID_REQUEST} when it is not
   * there, is outside of the workspace, or is no text.
   */
  ContextFile named(String path) {
    Path file = contained(path);
    if (Files.isDirectory(file)) {
      throw refused(path, "is a directory; name files");
    }
    if (!Files.isRegularFile(file)) {
      throw refused(path, "is no regular file");
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw refused(path, "is larger than " + LARGEST + " bytes");
      }
      return text(file)
          .map(text -> shown(path, text))
          .orElseThrow(() -> refused(path, "is binary or not UTF-8"));
    } catch (IOException e) {
      throw refused(path, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** The text of a listed file, as it is; absent when it is no text or cannot be read. */
  Optional<String> raw(RepositoryFiles.Entry entry) {
    try {
      return entry.bytes() > LARGEST ? Optional.empty() : text(contained(entry.path()));
    } catch (IOException | ApplicationFailure e) {
      return Optional.empty();
    }
  }

  ContextFile shown(String path, String text) {
    return new ContextFile(path, redaction.redact(text.replace("\r\n", "\n")));
  }

  private Path contained(String path) {
    if (path.isBlank() || !RepositoryFiles.isPlain(path)) {
      throw refused(path.replaceAll("\\p{Cntrl}", "?"), "is no path that can be shown");
    }
    try {
      Path asked = root.resolve(path).normalize();
      if (Path.of(path).isAbsolute() || !asked.startsWith(root)) {
        throw refused(path, "is outside of the repository");
      }
      Path real = asked.toRealPath();
      if (!real.startsWith(root)) {
        throw refused(path, "is a link that leads out of the repository");
      }
      if (isGitData(real)) {
        throw refused(path, "is git's own data");
      }
      return real;
    } catch (InvalidPathException e) {
      throw refused(path, "is no path");
    } catch (NoSuchFileException e) {
      String near = NearestPath.to(path, files()).map(p -> "; did you mean " + p + "?").orElse("");
      throw refused(path, "does not exist" + near);
    } catch (IOException e) {
      throw refused(path, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private boolean isGitData(Path real) {
    Path inside = root.relativize(real);
    return inside.getName(0).toString().toLowerCase(Locale.ROOT).equals(".git");
  }

  private static Optional<String> text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static ApplicationFailure refused(String path, String what) {
    return FailureKind.INVALID_REQUEST.failure("context file '" + path + "' " + what);
  }
}
