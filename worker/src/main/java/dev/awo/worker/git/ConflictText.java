package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.awo.def.verify.Findings;
import dev.awo.worker.blob.BlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.merge.ResolveMerger;

/** A failed merge in words, with the places where the texts conflict. */
final class ConflictText {
  private static final int NAMED = 3;
  private static final int LARGEST_FILE = 6_000;
  private static final int LARGEST = 24_000;

  private ConflictText() {}

  static Findings of(ResolveMerger merger, String target, String name, BlobStore blobs)
      throws IOException {
    List<String> paths = merger.getUnmergedPaths();
    StringBuilder text = new StringBuilder("%s conflicts with %s in:\n".formatted(name, target));
    paths.forEach(path -> text.append("- ").append(Printable.of(path)).append('\n'));
    for (String path : paths) {
      if (text.length() < LARGEST) {
        text.append(section(path, merger.getMergeResults(), target, name));
      }
    }
    return new Findings(
        "%s conflicts with %s in %s".formatted(name, target, named(paths)),
        blobs.putText(text.toString()));
  }

  private static String named(List<String> paths) {
    String first = String.join(", ", paths.stream().limit(NAMED).map(Printable::of).toList());
    return paths.size() > NAMED ? first + " and " + (paths.size() - NAMED) + " more" : first;
  }

  private static String section(
      String path, Map<String, MergeResult<? extends Sequence>> results, String target, String name)
      throws IOException {
    MergeResult<? extends Sequence> result = results.get(path);
    if (result == null || !result.containsConflicts() || !isText(result)) {
      return "";
    }
    @SuppressWarnings("unchecked") // every sequence of it is a text, as was just looked at
    MergeResult<RawText> texts = (MergeResult<RawText>) result;
    ByteArrayOutputStream merged = new ByteArrayOutputStream();
    new MergeFormatter().formatMerge(merged, texts, List.of("BASE", target, name), UTF_8);
    String whole = merged.toString(UTF_8);
    String shown = whole.length() > LARGEST_FILE ? whole.substring(0, LARGEST_FILE) + "…" : whole;
    return "\n" + Printable.of(path) + ":\n" + shown + "\n";
  }

  private static boolean isText(MergeResult<? extends Sequence> result) {
    return result.getSequences().stream().allMatch(RawText.class::isInstance);
  }
}
