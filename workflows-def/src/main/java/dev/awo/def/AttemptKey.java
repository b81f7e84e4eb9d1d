package dev.awo.def;

/**
 * One attempt at one step of one run: the key under which an answer is paid for once, a commit is
 * made once, and spend is settled once.
 *
 * @param step 0-based
 * @param attempt 1-based
 */
public record AttemptKey(TaskKey task, String run, int step, int attempt) {
  /** Safe as a file name. */
  public String asPath() {
    return task.project() + "." + task.task() + "." + run + "." + step + "." + attempt;
  }
}
