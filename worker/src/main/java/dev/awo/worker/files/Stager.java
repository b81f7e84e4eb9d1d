package dev.awo.worker.files;

import dev.awo.worker.files.Edit.Patch;
import dev.awo.worker.files.Edit.Replace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Works out in memory what a plan makes of the tree. */
final class Stager {
  private final Tree tree;
  private final MatchBudget budget = new MatchBudget();

  Stager(Tree tree) {
    this.tree = tree;
  }

  Draft.Result stage(FilePlan plan) throws IOException {
    return switch (look(plan.path(), plan.need())) {
      case Base.Read.Refused refused ->
          Draft.Result.refused(plan.path(), refused.reason(), refused.detail());
      case Base.Read.Usable usable -> stage(plan, usable.base());
    };
  }

  private Base.Read look(String path, Base.Need need) throws IOException {
    return switch (tree.at(RepoPath.of(path))) {
      case Tree.Entry.Absent absent -> new Base.Read.Usable(Base.NONE);
      case Tree.Entry.Barred barred -> new Base.Read.Refused(barred.reason(), barred.detail());
      case Tree.Entry.Regular regular -> Base.read(regular, need);
    };
  }

  private Draft.Result stage(FilePlan plan, Base base) throws IOException {
    return switch (plan.edits().get(0)) {
      case Edit.Whole whole ->
          Draft.Result.of(
              Draft.written(
                  plan.path(), base, base.text().rewritten(whole.lines()), base.mode(), true));
      case Replace replace -> blocks(plan, base);
      case Patch patch -> patches(plan, base, patch);
    };
  }

  private Draft.Result blocks(FilePlan plan, Base base) {
    TextFile text = base.text();
    List<Rejection> rejections = new ArrayList<>();
    for (Edit edit : plan.edits()) {
      if (!budget.spend(text.lines().size())) {
        return overBudget(plan);
      }
      switch (BlockEditor.apply(text, (Replace) edit, base.exists(), budget)) {
        case EditResult.Edited edited -> text = edited.file();
        case EditResult.Refused refused -> {
          budget.spend(2L * text.lines().size());
          rejections.add(new Rejection(plan.path(), refused.reason(), refused.detail()));
        }
      }
    }
    return rejections.isEmpty()
        ? Draft.Result.of(Draft.written(plan.path(), base, text, base.mode(), false))
        : new Draft.Result(List.of(), rejections);
  }

  private static Draft.Result overBudget(FilePlan plan) {
    return Draft.Result.refused(
        plan.path(),
        Reason.TOO_LARGE,
        "too many edits to too long a file; send the whole file, or fewer edits");
  }

  private Draft.Result patches(FilePlan plan, Base base, Patch patch) throws IOException {
    return switch (patch.kind()) {
      case RENAME, COPY -> moved(plan, base, patch);
      case DELETE -> deleted(plan, base, patch);
      case CREATE ->
          base.exists() && !base.text().lines().isEmpty()
              ? refused(plan, "the diff creates a file that is there already")
              : changed(plan, base, base);
      case CHANGE -> {
        boolean onlyAdds = plan.edits().stream().allMatch(Stager::onlyAdds);
        yield base.exists() || onlyAdds
            ? changed(plan, base, base)
            : refused(plan, "the diff changes a file that is not there");
      }
    };
  }

  private static boolean onlyAdds(Edit edit) {
    return edit instanceof Patch patch
        && !patch.hunks().isEmpty()
        && patch.hunks().stream().allMatch(hunk -> hunk.before().isEmpty());
  }

  /**
   * @param from the file whose text and mode the hunks start from
   * @param at the file that is written
   */
  private Draft.Result changed(FilePlan plan, Base from, Base at) {
    TextFile text = from.text();
    FileMode mode = from.mode();
    for (Edit edit : plan.edits()) {
      Patch patch = (Patch) edit;
      if (!budget.spend((long) text.lines().size() * (1 + patch.hunks().size()))) {
        return overBudget(plan);
      }
      switch (DiffEditor.apply(text, patch.hunks(), budget)) {
        case EditResult.Edited edited -> text = edited.file();
        case EditResult.Refused refused -> {
          return Draft.Result.refused(plan.path(), refused.reason(), refused.detail());
        }
      }
      mode = patch.mode().flatMap(FileMode::of).orElse(mode);
    }
    Draft draft = Draft.written(plan.path(), at, text, mode, false);
    return Draft.Result.of(new Draft(draft.staged(), from.text().texts(), draft.after(), false));
  }

  private Draft.Result deleted(FilePlan plan, Base base, Patch patch) {
    if (!base.exists()) {
      return refused(plan, "the diff deletes a file that is not there");
    }
    boolean all = patch.hunks().isEmpty() || leavesNothing(base, patch);
    return all
        ? Draft.Result.of(Draft.deleted(plan.path(), base))
        : refused(plan, "the diff deletes the file, but does not quote all of it as it is");
  }

  private boolean leavesNothing(Base base, Patch patch) {
    return DiffEditor.apply(base.text(), patch.hunks(), budget) instanceof EditResult.Edited edited
        && edited.file().lines().isEmpty();
  }

  private Draft.Result moved(FilePlan plan, Base base, Patch patch) throws IOException {
    if (base.exists()) {
      return refused(plan, "the diff renames to a file that is there already");
    }
    String source = plan.source().orElseThrow();
    return switch (look(source, Base.Need.TEXT)) {
      case Base.Read.Refused refused ->
          Draft.Result.refused(source, refused.reason(), refused.detail());
      case Base.Read.Usable usable -> moved(plan, patch, source, usable.base());
    };
  }

  private Draft.Result moved(FilePlan plan, Patch patch, String source, Base from) {
    if (!from.exists()) {
      return Draft.Result.refused(
          source, Reason.DIFF_NOT_APPLICABLE, "the diff renames a file that is not there");
    }
    Draft.Result target = changed(plan, from, Base.NONE);
    if (patch.kind() == Patch.Kind.COPY || !target.rejections().isEmpty()) {
      return target;
    }
    return Draft.Result.of(Draft.deleted(source, from), target.drafts().get(0));
  }

  private static Draft.Result refused(FilePlan plan, String detail) {
    return Draft.Result.refused(plan.path(), Reason.DIFF_NOT_APPLICABLE, detail);
  }
}
