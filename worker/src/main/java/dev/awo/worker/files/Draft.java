package dev.awo.worker.files;

import java.util.List;
import java.util.Optional;

/**
 * A staged change with its text, for the content to be judged.
 *
 * @param whole true when the answer sent all of the file
 */
record Draft(Staged staged, List<String> before, List<String> after, boolean whole) {

  /** The drafts of one plan, two for a rename; or what is wrong with it. */
  record Result(List<Draft> drafts, List<Rejection> rejections) {
    static Result of(Draft... drafts) {
      return new Result(List.of(drafts), List.of());
    }

    static Result refused(String path, Reason reason, String detail) {
      return new Result(List.of(), List.of(new Rejection(path, reason, detail)));
    }
  }

  static Draft written(String path, Base base, TextFile after, FileMode mode, boolean whole) {
    FileChange.Action action =
        base.exists() ? FileChange.Action.MODIFIED : FileChange.Action.CREATED;
    FileChange change =
        new FileChange(path, action, Optional.of(FileContent.of(after.encode())), mode);
    return new Draft(
        new Staged(change, base.content(), base.permissions()),
        base.text().texts(),
        after.texts(),
        whole);
  }

  static Draft deleted(String path, Base base) {
    FileChange change =
        new FileChange(path, FileChange.Action.DELETED, Optional.empty(), base.mode());
    return new Draft(
        new Staged(change, base.content(), base.permissions()), List.of(), List.of(), false);
  }
}
