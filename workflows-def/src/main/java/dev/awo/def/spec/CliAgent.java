package dev.awo.def.spec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line program that changes the workspace itself.
 *
 * @param run program and arguments; {@link #PROMPT_FILE} stands for the path of a file with the
 *     prompt, which else comes on standard input, and {@link #MODEL} for the model's name
 * @param model asked when nobody names one
 * @param keys environment variables that must be set; their values are secrets
 * @param environment further variables that it sees where they are set
 * @param timeout after which it is stopped, and what it did is dropped
 * @param output what it prints
 */
public record CliAgent(
    List<String> run,
    Optional<String> model,
    List<String> keys,
    List<String> environment,
    Duration timeout,
    Output output) {
  public static final String PROMPT_FILE = "{{prompt_file}}";
  public static final String MODEL = "{{model}}";

  /** What stands for a model that the program chooses itself. */
  public static final String OWN_MODEL = "default";

  static final Duration TIMEOUT = Duration.ofMinutes(30);

  private static final Map<String, String> INSTALLATION =
      ordered(
          "cursor-agent", "curl https://cursor.com/install -fsS | bash",
          "claude", "npm install -g @anthropic-ai/claude-code",
          "codex", "npm install -g @openai/codex",
          "gemini", "npm install -g @google/gemini-cli",
          "copilot", "npm install -g @github/copilot",
          "opencode", "npm install -g opencode-ai",
          "aider", "python3 -m pip install aider-install && aider-install");

  /** How the output is read. */
  public enum Output {
    /** For people; tokens are estimated. */
    TEXT,
    /** JSON objects, of which the last ones tell the final words and the usage. */
    JSON
  }

  public CliAgent {
    run = List.copyOf(run);
    keys = List.copyOf(keys);
    environment = List.copyOf(environment);
    if (run.isEmpty()) {
      throw new IllegalArgumentException("a command has no program");
    }
  }

  /** Those that need no declaration. */
  static Map<String, CliAgent> builtIn() {
    Map<String, CliAgent> agents = new LinkedHashMap<>();
    agents.put(
        "cursor",
        new CliAgent(
            List.of(
                "cursor-agent",
                "-p",
                "--force",
                "--trust",
                "--sandbox",
                "disabled",
                "--output-format",
                "json",
                "--model",
                MODEL,
                "Do the task that the file " + PROMPT_FILE + " describes; read all of it first."),
            Optional.of("auto"),
            List.of("CURSOR_API_KEY"),
            List.of(),
            TIMEOUT,
            Output.JSON));
    return agents;
  }

  public String program() {
    return run.getFirst();
  }

  /** The model of tasks that name none; absent where only the user can know it. */
  public Optional<String> defaultModel() {
    boolean named = run.stream().anyMatch(argument -> argument.contains(MODEL));
    return model.or(() -> named ? Optional.empty() : Optional.of(OWN_MODEL));
  }

  /** What the environment lacks, in words that say what to do. */
  public Optional<String> missingFrom(String name, Map<String, String> variables) {
    return keys.stream()
        .filter(key -> variables.getOrDefault(key, "").isBlank())
        .findFirst()
        .map(key -> "agent " + name + " has no key: set " + key + " in the environment or in .env");
  }

  /** What to do when the program is not there. */
  public String remedy(String name) {
    String install =
        Optional.ofNullable(INSTALLATION.get(program()))
            .map(command -> "install it with '" + command + "'")
            .orElse("install it, or correct 'run' of agent " + name + " in awo.yml");
    return "agent "
        + name
        + " needs the program "
        + program()
        + ", which is not on PATH: "
        + install;
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
