package dev.awo.worker.generate;

import dev.awo.def.AttemptKey;
import dev.awo.def.TaskKey;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Feedback;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.Step;
import dev.awo.def.verify.SandboxRules;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home, a workspace, and requests about them. */
final class Requests {
  static final Path SHIPPED = Path.of("..", "prompts").toAbsolutePath().normalize();

  /** Dollars per million tokens that make a cost easy to work out by head. */
  private static final String PRICES =
      """
      prices:
        - {model: "priced-*", input: 3, cached_input: 0.3, output: 15}
      """;

  final Path home;
  final Path workspace;
  final BlobStore blobs;

  private String instruction = "Fix the sum.";
  private String template = "implement";
  private List<String> contextFiles = List.of();
  private Map<String, String> variables = new LinkedHashMap<>();
  private ModelChoice model = new ModelChoice("scripted", "answers.yaml", 1000, 20_000);
  private List<VerifyCommand> verify = List.of(VerifyCommand.of("python3 -m unittest"));
  private GuardRules guard = GuardRules.BUILT_IN;
  private Optional<Feedback> feedback = Optional.empty();
  private int attempt = 1;

  Requests(Path root) {
    this.home = directory(root.resolve("home"));
    this.workspace = directory(root.resolve("workspace"));
    this.blobs = new DirectoryBlobStore(home.resolve("data").resolve("blobs"));
    homeFile("prices.yaml", PRICES);
  }

  Requests file(String path, String text) {
    write(workspace.resolve(path), text);
    return this;
  }

  Requests homeFile(String path, String text) {
    write(home.resolve(path), text);
    return this;
  }

  Requests instruction(String text) {
    instruction = text;
    return this;
  }

  Requests template(String name) {
    template = name;
    return this;
  }

  Requests contextFiles(String... paths) {
    contextFiles = List.of(paths);
    return this;
  }

  Requests variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Requests model(String provider, String name) {
    model = new ModelChoice(provider, name, model.maxOutputTokens(), model.promptTokens());
    return this;
  }

  Requests promptTokens(int tokens) {
    model = new ModelChoice(model.provider(), model.model(), model.maxOutputTokens(), tokens);
    return this;
  }

  Requests verify(VerifyCommand... commands) {
    verify = List.of(commands);
    return this;
  }

  Requests protect(String... globs) {
    guard = new GuardRules(List.of(globs), List.of());
    return this;
  }

  Requests feedback(String answer, String findings) {
    feedback = Optional.of(new Feedback(blobs.putText(answer), blobs.putText(findings)));
    attempt = 2;
    return this;
  }

  Requests attempt(int number) {
    attempt = number;
    return this;
  }

  GenerateRequest build() {
    return new GenerateRequest(
        new AttemptKey(new TaskKey("shop", "fix-sum"), "run-1", 0, attempt),
        new Workspace(
            "w1",
            workspace.toString(),
            "0".repeat(40),
            "auto/fix-sum",
            "awo-host-h1",
            Duration.ofMinutes(10)),
        new Step("Fix the sum", template, blobs.putText(instruction), contextFiles, variables),
        model,
        verify,
        guard,
        SandboxRules.DEFAULT,
        Optional.empty(),
        feedback);
  }

  GenerateSettings settings(Map<String, String> environment) {
    return GenerateSettings.of(home, SHIPPED, environment);
  }

  /** The prompt of this request, with nothing redacted. */
  Conversation conversation() {
    return conversation(text -> text);
  }

  Conversation conversation(Redaction redaction) {
    return new PromptLibrary(settings(new LinkedHashMap<>()), blobs, redaction)
        .conversation(build(), PromptLibrary.Reader.MODEL);
  }

  private static Path directory(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
