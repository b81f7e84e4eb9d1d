package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Feedback;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.generate.Conversation.Role;
import dev.awo.worker.generate.Conversation.Turn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds the conversation for an attempt from templates, the instruction and the workspace, within
 * the model's budget.
 *
 * <p>An attempt after a failed one is a conversation: the task as before, the answer that failed in
 * the model's own turn, then what was found. The beginning is the same bytes as before, which
 * providers have cached, and the model does not take its own words for the user's. A {@code
 * fix-errors} template that quotes {@code previous_answer} itself gets everything in one turn.
 */
final class PromptLibrary {
  private static final String NONE = "(none)";

  /** Whom a prompt is for, and the templates that differ by it. */
  enum Reader {
    MODEL("system", "fix-errors"),
    AGENT("agent", "fix-errors-agent");

    private final String opening;
    private final String fixErrors;

    Reader(String opening, String fixErrors) {
      this.opening = opening;
      this.fixErrors = fixErrors;
    }
  }

  private final Templates templates;
  private final BlobStore blobs;
  private final Redaction redaction;
  private final Exports exports = new Exports();

  PromptLibrary(GenerateSettings settings, BlobStore blobs, Redaction redaction) {
    this.templates = new Templates(settings);
    this.blobs = blobs;
    this.redaction = redaction;
  }

  /**
   * Fails with {@link FailureKind#PROMPT_TEMPLATE} when a template or a variable is missing, and
   * with {@link FailureKind#INVALID_REQUEST} when a context file is, or when what the user named
   * does not fit.
   */
  Conversation conversation(GenerateRequest request, Reader reader) {
    Template system = templates.load(reader.opening);
    Template task = templates.load(request.step().template());
    Template fixErrors = templates.load(reader.fixErrors);
    String instruction = redaction.redact(blobs.getText(request.step().instruction())).strip();
    Variables.check(request.step(), instruction, task);
    Set<String> known = Variables.known(request.step());
    List.of(system, task, fixErrors).forEach(template -> template.requireOnly(known));

    Map<String, String> values = values(request, instruction);
    int fixed = Tokens.in(system.fill(values) + task.fill(values)) + fixErrors.tokens();
    PromptContext context = context(request, fixed);
    List<ContextFile> shown = context.files(instruction);
    values.put(Variables.CONTEXT_FILES, ContextFile.quoted(shown));
    values.put(Variables.PROJECT_SUMMARY, context.summary(shown));

    List<Turn> turns = new ArrayList<>();
    turns.add(new Turn(Role.SYSTEM, system.fill(values)));
    turns.add(new Turn(Role.USER, task.fill(values)));
    request
        .feedback()
        .ifPresent(feedback -> addFeedback(turns, fixErrors, values, feedback, context, shown));
    return new Conversation(turns);
  }

  private void addFeedback(
      List<Turn> turns,
      Template fixErrors,
      Map<String, String> values,
      Feedback feedback,
      PromptContext context,
      List<ContextFile> shown) {
    Shares shares = context.shares();
    String findings =
        Excerpt.of(redaction.redact(blobs.getText(feedback.findings())), shares.findings());
    String previous =
        PreviousAnswer.within(
            redaction.redact(blobs.getText(feedback.answer())), shares.previous());
    values.put(Variables.FINDINGS, Fences.text(findings));
    values.put(Variables.PREVIOUS_ANSWER, previous.isBlank() ? NONE : previous);
    values.put(Variables.FINDINGS_FILES, ContextFile.quoted(context.namedBy(findings, shown)));
    String correction = fixErrors.fill(values);
    if (fixErrors.uses(Variables.PREVIOUS_ANSWER)) {
      Turn task = turns.removeLast();
      turns.add(new Turn(Role.USER, task.text().strip() + "\n\n" + correction));
      return;
    }
    turns.add(new Turn(Role.ASSISTANT, values.getOrDefault(Variables.PREVIOUS_ANSWER, NONE)));
    turns.add(new Turn(Role.USER, correction));
  }

  private Map<String, String> values(GenerateRequest request, String instruction) {
    Map<String, String> values = new LinkedHashMap<>();
    request.step().variables().forEach((name, value) -> values.put(name, redaction.redact(value)));
    values.put(Variables.PROJECT, request.key().task().project());
    values.put(Variables.TASK, request.key().task().task());
    values.put(Variables.STEP, request.step().name());
    values.put(Variables.INSTRUCTION, instruction);
    values.put(Variables.VERIFY_COMMANDS, commands(request.verify()));
    values.put(Variables.PROTECTED_FILES, protectedFiles(request.guard()));
    values.put(Variables.CONTEXT_FILES, "");
    values.put(Variables.PROJECT_SUMMARY, "");
    return values;
  }

  private static String commands(List<VerifyCommand> commands) {
    return commands.isEmpty()
        ? NONE
        : commands.stream().map(PromptLibrary::command).collect(Collectors.joining("\n"));
  }

  private static String command(VerifyCommand command) {
    String name = command.name().equals(command.run()) ? "" : command.name() + ": ";
    return "- " + name + "`" + command.run() + "`";
  }

  private static String protectedFiles(GuardRules guard) {
    return guard.protect().isEmpty()
        ? NONE
        : guard.protect().stream().map(glob -> "`" + glob + "`").collect(Collectors.joining(", "));
  }

  private PromptContext context(GenerateRequest request, int fixed) {
    Path workspace = Path.of(request.workspace().directory());
    WorkspaceReader reader = new WorkspaceReader(workspace, redaction);
    List<ContextFile> named =
        request.step().contextFiles().stream().distinct().map(reader::named).toList();
    return new PromptContext(reader, named, left(request, fixed, named), exports);
  }

  private static int left(GenerateRequest request, int fixed, List<ContextFile> named) {
    int budget = request.model().promptTokens();
    int files = named.stream().mapToInt(ContextFile::tokens).sum();
    int missing = fixed + files - budget;
    if (missing <= 0) {
      return -missing;
    }
    throw FailureKind.INVALID_REQUEST.failure(
        "the prompt needs about "
            + missing
            + " tokens more than its budget of "
            + budget
            + " (context files "
            + files
            + ", instruction and rules "
            + fixed
            + "): raise prompt_tokens, name fewer context files, or shorten the instruction");
  }
}
