package dev.awo.def.spec;

import java.util.List;
import java.util.Optional;

/**
 * One project of {@code projects.yaml}; what is absent is detected in its repository or comes from
 * the settings.
 *
 * @param path of the user's repository, absolute or relative to the home directory
 * @param name what people call it
 * @param type kind of project, such as {@code react-vite}; overrides detection, like the next two
 * @param scanDirs directories that proposals look at
 * @param verify commands that must succeed before a commit; empty means those detected
 * @param prepare commands that fetch dependencies, run once per state of the lock files
 * @param protect globs of files that no task may touch
 * @param allowProtected names of built-in protections that are lifted
 * @param maxParallel tasks at once
 */
public record ProjectSpec(
    String id,
    String path,
    Optional<String> name,
    Optional<String> description,
    Optional<String> type,
    Optional<String> language,
    Optional<String> packageManager,
    List<String> scanDirs,
    List<VerifyCommand> verify,
    List<VerifyCommand> prepare,
    Optional<String> agent,
    Optional<String> model,
    List<String> protect,
    List<String> allowProtected,
    MergeSpec merge,
    Optional<SandboxLevel> sandbox,
    NetworkSpec network,
    Optional<HealthSpec> health,
    BudgetSpec budget,
    Optional<Integer> maxParallel) {
  public ProjectSpec {
    scanDirs = List.copyOf(scanDirs);
    verify = List.copyOf(verify);
    prepare = List.copyOf(prepare);
    protect = List.copyOf(protect);
    allowProtected = List.copyOf(allowProtected);
  }
}
