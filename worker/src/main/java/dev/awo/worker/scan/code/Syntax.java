package dev.awo.worker.scan.code;

import java.util.List;
import java.util.Optional;

/**
 * One node of a parse, copied out of the native tree.
 *
 * @param field the name of its place in its parent, or ""
 * @param named false for punctuation and keywords
 * @param start offset of its first character
 * @param end offset behind its last
 */
public record Syntax(
    String kind, String field, boolean named, int start, int end, List<Syntax> children) {

  public boolean is(String wanted) {
    return kind.equals(wanted);
  }

  public Optional<Syntax> child(String wantedField) {
    for (Syntax child : children) {
      if (child.field.equals(wantedField)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  public List<Syntax> all(String wantedField) {
    return children.stream().filter(child -> child.field.equals(wantedField)).toList();
  }

  public Optional<Syntax> first(String wantedKind) {
    for (Syntax child : children) {
      if (child.kind.equals(wantedKind)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  public boolean has(String wantedKind) {
    return first(wantedKind).isPresent();
  }

  /** The children that are neither punctuation nor comments. */
  public List<Syntax> parts() {
    return children.stream().filter(child -> child.named && !child.isComment()).toList();
  }

  public boolean isComment() {
    return kind.endsWith("comment");
  }

  public String text(String source) {
    return source.substring(start, end);
  }
}
