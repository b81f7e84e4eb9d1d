package dev.awo.worker.files;

import dev.awo.worker.files.Edit.Patch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer wants of one file, all of it. */
record FilePlan(String path, List<Edit> edits) {

  /** The plans in the order in which the answer first names each file. */
  static List<FilePlan> of(List<Edit> edits) {
    Map<String, List<Edit>> byPath = new LinkedHashMap<>();
    for (Edit edit : edits) {
      byPath.computeIfAbsent(PathPolicy.normal(edit.path()), path -> new ArrayList<>()).add(edit);
    }
    return byPath.entrySet().stream()
        .map(plan -> new FilePlan(plan.getKey(), plan.getValue()))
        .toList();
  }

  /** Where a renamed or copied file comes from. */
  Optional<String> source() {
    return edits.stream()
        .filter(edit -> edit instanceof Patch patch && patch.source().isPresent())
        .findFirst()
        .flatMap(edit -> ((Patch) edit).source())
        .map(PathPolicy::normal);
  }

  Base.Need need() {
    return switch (edits.get(0)) {
      case Edit.Whole whole -> Base.Need.STYLE;
      case Edit.Replace replace -> Base.Need.TEXT;
      case Patch patch ->
          patch.kind() == Patch.Kind.DELETE && patch.hunks().isEmpty()
              ? Base.Need.NOTHING
              : Base.Need.TEXT;
    };
  }

  /** Why these edits do not go together; empty when they do. */
  Optional<Rejection> contradiction() {
    if (edits.stream().map(Object::getClass).distinct().count() > 1) {
      return rejected(
          Reason.CONFLICTING_FORMATS, "the answer changes this file in two formats; use one");
    }
    boolean several = edits.size() > 1 && edits.stream().anyMatch(FilePlan::standsAlone);
    return several
        ? rejected(
            Reason.DUPLICATE_PATH,
            "the answer gives this file " + edits.size() + " times; give it once")
        : Optional.empty();
  }

  private static boolean standsAlone(Edit edit) {
    return switch (edit) {
      case Edit.Whole whole -> true;
      case Edit.Replace replace -> false;
      case Patch patch -> patch.kind() != Patch.Kind.CHANGE;
    };
  }

  private Optional<Rejection> rejected(Reason reason, String detail) {
    return Optional.of(new Rejection(path, reason, detail));
  }
}
