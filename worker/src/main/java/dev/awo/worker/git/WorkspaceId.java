package dev.awo.worker.git;

import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workspace's id says, as {@code <pool>/<number>/<project>.<task>.<run>}. It comes back from
 * a workflow, so nothing in it reaches a path unchecked.
 */
record WorkspaceId(String pool, String number, TaskRun owner) {
  /** Bytes of the hash that names a repository's pool. */
  static final int POOL_BYTES = 6;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{12})/(" + NUMBER + ")/([^./]+)\\.([^./]+)\\.([^./]+)");

  /** Fails with {@link FailureKind#INVALID_REQUEST} on any other form. */
  static WorkspaceId parse(String id) {
    Matcher form = FORM.matcher(id);
    if (!form.matches() || !TaskKey.isSafe(form.group(3)) || !TaskKey.isSafe(form.group(4))) {
      throw FailureKind.INVALID_REQUEST.failure("no workspace id: " + Printable.of(id));
    }
    TaskKey task = new TaskKey(form.group(3), form.group(4));
    return new WorkspaceId(form.group(1), form.group(2), new TaskRun(task, form.group(5)));
  }

  static WorkspaceId of(Slot slot, TaskRun owner) {
    return new WorkspaceId(slot.pool().getFileName().toString(), slot.number(), owner);
  }

  static boolean isNumber(String name) {
    return NUMBER.matcher(name).matches();
  }

  @Override
  public String toString() {
    return pool + "/" + number + "/" + owner.asFileName();
  }
}
