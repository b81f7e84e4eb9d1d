package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.task.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables that every template may use, and what a step may add to them. */
final class Variables {
  static final String PROJECT = "project";
  static final String TASK = "task";
  static final String STEP = "step";
  static final String INSTRUCTION = "instruction";
  static final String PROJECT_SUMMARY = "project_summary";
  static final String CONTEXT_FILES = "context_files";
  static final String VERIFY_COMMANDS = "verify_commands";
  static final String PROTECTED_FILES = "protected_files";

  /** These three have a value only after an attempt that failed. */
  static final String FINDINGS = "findings";

  static final String PREVIOUS_ANSWER = "previous_answer";
  static final String FINDINGS_FILES = "findings_files";

  private static final List<String> BUILT_IN =
      List.of(
          PROJECT,
          TASK,
          STEP,
          INSTRUCTION,
          PROJECT_SUMMARY,
          CONTEXT_FILES,
          VERIFY_COMMANDS,
          PROTECTED_FILES,
          FINDINGS,
          PREVIOUS_ANSWER,
          FINDINGS_FILES);

  private Variables() {}

  static Set<String> known(Step step) {
    Set<String> known = new LinkedHashSet<>(BUILT_IN);
    known.addAll(step.variables().keySet());
    return known;
  }

  /**
   * Fails with {@link FailureKind#PROMPT_TEMPLATE} when a step's variable hides a built-in one, or
   * when the template passes over something that the user gave.
   */
  static void check(Step step, String instruction, Template template) {
    for (String name : step.variables().keySet()) {
      if (BUILT_IN.contains(name)) {
        throw FailureKind.PROMPT_TEMPLATE.failure(
            "variable {{" + name + "}} is built in: give the step's variable another name");
      }
    }
    require(template, INSTRUCTION, !instruction.isBlank());
    require(template, CONTEXT_FILES, !step.contextFiles().isEmpty());
  }

  private static void require(Template template, String variable, boolean given) {
    if (given && !template.uses(variable)) {
      throw FailureKind.PROMPT_TEMPLATE.failure(
          template.name()
              + " does not use {{"
              + variable
              + "}}, though the step gives a value for it");
    }
  }
}
