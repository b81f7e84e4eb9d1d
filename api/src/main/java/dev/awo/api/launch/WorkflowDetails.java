package dev.awo.api.launch;

import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.TaskRequest;
import java.util.stream.Collectors;

/**
 * What a person reads on the workflow's page in Temporal's web UI; Markdown, without the prompt.
 */
final class WorkflowDetails {
  private WorkflowDetails() {}

  static String of(TaskRequest request) {
    String verify =
        request.verify().isEmpty()
            ? "the project's own commands"
            : request.verify().stream()
                .map(VerifyCommand::name)
                .map(name -> name.replace('`', '\''))
                .collect(Collectors.joining("`, `", "`", "`"));
    return """
        One task for project **%s**: the model %s is asked for a change, up to %d times; each \
        answer is verified, and the first that passes becomes a commit on branch `%s`.

        - Start: %s
        - Verification: %s
        """
        .formatted(
            request.key().project(),
            request.model(),
            request.maxAttempts(),
            request.key().branch(),
            request.base().orElse("the repository's HEAD"),
            verify);
  }
}
