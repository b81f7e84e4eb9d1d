package dev.awo.api.launch;

import dev.awo.api.view.NewCommand;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.Provider;
import dev.awo.def.spec.Agents;
import dev.awo.def.spec.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What can be said of a request by looking at it alone. */
final class Checks {
  private static final int LONGEST_PROMPT = 200_000;
  private static final int LONGEST_COMMAND = 4_000;
  private static final int LONGEST_LINE = 300;
  private static final int MOST_COMMANDS = 20;
  private static final int MOST_FILES = 200;
  private static final int MOST_VARIABLES = 100;
  private static final int MOST_ATTEMPTS = 20;
  private static final TaskKey ANY_KEY = new TaskKey("project", "task");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern CONTROL_IN_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
  private static final Pattern BASE =
      Pattern.compile("[^-\\s\\p{Cntrl}~^:?*\\[\\\\][^\\s\\p{Cntrl}]*");

  private Checks() {}

  static List<FieldError> of(NewTask task) {
    List<FieldError> errors = new ArrayList<>();
    if (!task.prompt().isEmpty() || task.template().isEmpty()) {
      text("prompt", task.prompt(), LONGEST_PROMPT, errors);
    }
    task.id().filter(id -> !TaskKey.isSafe(id)).ifPresent(id -> errors.add(unsafeId("id")));
    task.template()
        .filter(name -> !TaskKey.isSafe(name))
        .ifPresent(name -> errors.add(unsafeId("template")));
    task.model().ifPresent(model -> line("model", model, errors));
    task.base()
        .filter(base -> base.length() > LONGEST_LINE || !BASE.matcher(base).matches())
        .ifPresent(
            base -> errors.add(new FieldError("base", "must be a branch, a tag or a commit")));
    task.maxAttempts()
        .filter(attempts -> attempts < 1 || attempts > MOST_ATTEMPTS)
        .ifPresent(
            attempts ->
                errors.add(new FieldError("max_attempts", "must be from 1 to " + MOST_ATTEMPTS)));
    commands(task.verify().stream().map(NewCommand::run).toList(), errors);
    PlaceChecks.of(task, errors);
    contextFiles(task.contextFiles(), errors);
    variables(task, errors);
    placeholders(task, errors);
    return errors;
  }

  static void commands(List<String> commands, List<FieldError> errors) {
    most("verify", commands.size(), MOST_COMMANDS, errors);
    for (int i = 0; i < commands.size(); i++) {
      text("verify[" + i + "]", commands.get(i), LONGEST_COMMAND, errors);
    }
  }

  private static void contextFiles(List<String> files, List<FieldError> errors) {
    most("context_files", files.size(), MOST_FILES, errors);
    for (int i = 0; i < files.size(); i++) {
      String field = "context_files[" + i + "]";
      String file = files.get(i);
      line(field, file, errors);
      if (file.startsWith("/") || List.of(file.split("/", -1)).contains("..")) {
        errors.add(new FieldError(field, "must be a path inside the repository"));
      }
    }
  }

  private static void variables(NewTask task, List<FieldError> errors) {
    most("variables", task.variables().size(), MOST_VARIABLES, errors);
    task.variables()
        .forEach(
            (name, value) -> {
              if (!VARIABLE.matcher(name).matches()) {
                errors.add(
                    new FieldError("variables", "names are letters, digits and '_', up to 63"));
              }
              if (value.length() > LONGEST_PROMPT || CONTROL_IN_TEXT.matcher(value).find()) {
                errors.add(
                    new FieldError("variables", "values are text of up to 200000 characters"));
              }
            });
  }

  private static void placeholders(NewTask task, List<FieldError> errors) {
    try {
      Prompts.filled(task, ANY_KEY);
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError("prompt", e.getMessage() + "; give it one under 'variables'"));
    }
  }

  static void line(String field, String value, List<FieldError> errors) {
    if (value.isBlank() || value.length() > LONGEST_LINE || CONTROL.matcher(value).find()) {
      errors.add(new FieldError(field, "must be one line of 1 to " + LONGEST_LINE + " characters"));
    }
  }

  private static void text(String field, String value, int longest, List<FieldError> errors) {
    if (value.isBlank() || value.length() > longest) {
      errors.add(new FieldError(field, "must be text of 1 to " + longest + " characters"));
    } else if (CONTROL_IN_TEXT.matcher(value).find()) {
      errors.add(new FieldError(field, "must not contain control characters"));
    }
  }

  private static void most(String field, int size, int most, List<FieldError> errors) {
    if (size > most) {
      errors.add(new FieldError(field, "at most " + most + " are allowed"));
    }
  }

  static FieldError unsafeId(String field) {
    return new FieldError(
        field, "must be 1 to 63 characters of a-z, 0-9 and '-', and start with a letter or digit");
  }

  static FieldError unknownAgent(String name, Settings settings) {
    return new FieldError(
        "agent",
        Agents.KNOWN.contains(name)
            ? "'" + name + "' must be declared in awo.yml under 'agents'"
            : "unknown provider; known are "
                + Provider.labels()
                + ", "
                + String.join(", ", settings.cliAgents().keySet()));
  }
}
