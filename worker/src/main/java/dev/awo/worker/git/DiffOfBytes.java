package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** A stored file compared with bytes that are not stored, for people and models to read. */
final class DiffOfBytes {
  private static final byte[] NOTHING = {};

  private final Repository repository;

  DiffOfBytes(Repository repository) {
    this.repository = repository;
  }

  static String tooLarge(String path) {
    return "--- a/" + path + "\n+++ b/" + path + "\n(too large to be shown)\n";
  }

  String of(String path, Optional<ObjectId> before, Optional<byte[]> after) throws IOException {
    byte[] old = before.isPresent() ? repository.open(before.get()).getBytes() : NOTHING;
    byte[] now = after.orElse(NOTHING);
    String header =
        "--- "
            + (before.isPresent() ? "a/" + path : "/dev/null")
            + "\n+++ "
            + (after.isPresent() ? "b/" + path : "/dev/null")
            + "\n";
    if (RawText.isBinary(old) || RawText.isBinary(now)) {
      return header + "(binary)\n";
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    RawText a = new RawText(old);
    RawText b = new RawText(now);
    try (DiffFormatter formatter = new DiffFormatter(text)) {
      formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b), a, b);
    }
    return header + text.toString(UTF_8);
  }
}
