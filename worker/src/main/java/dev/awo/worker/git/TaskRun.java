package dev.awo.worker.git;

import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import java.util.regex.Pattern;

/** One run of one task: the owner of a workspace. */
record TaskRun(TaskKey task, String run) {
  private static final Pattern SAFE_RUN = Pattern.compile("[A-Za-z0-9-]{1,64}");

  TaskRun {
    if (!SAFE_RUN.matcher(run).matches()) {
      throw FailureKind.INVALID_REQUEST.failure(
          "a run id must be 1 to 64 characters of a-z, A-Z, 0-9 and '-'");
    }
  }

  /** Safe as a file name; no part of it contains the dot that separates them. */
  String asFileName() {
    return taskAsFileName() + run;
  }

  /** What the file names of all runs of the task begin with, and no others. */
  String taskAsFileName() {
    return task.project() + "." + task.task() + ".";
  }
}
