package dev.awo.worker.sandbox;

import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.verify.SandboxRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes all attempts as the user that runs it, in the sandbox and without, and prints for each its
 * name, {@code boxed} or {@code bare}, the exit code, and whether something of it survived.
 */
final class AttemptsMain {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Limits SMALL =
      new Limits(Duration.ofSeconds(2), 100, 256, 1 << 20, 1L << 30, 16 << 20);

  private final Path tree;
  private final Sandbox sandbox;
  private final Map<String, String> targets;

  private AttemptsMain(Path directory, Map<String, String> targets) {
    this.tree = directory.resolve("tree");
    this.targets = targets;
    this.sandbox =
        Sandbox.open(
            new SandboxSettings(directory.resolve("state"), SMALL, System.getenv(), List.of()));
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Path host = Files.createDirectories(directory.resolve("host"));
    Files.writeString(host.resolve("secret"), "secret");
    Process helper = startHelper(host);
    try (BufferedReader reader = helper.inputReader()) {
      Map<String, String> targets = new HashMap<>(Map.of("HOST", host.toString()));
      for (String line = reader.readLine(); !line.equals("ready"); line = reader.readLine()) {
        targets.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
      AttemptsMain main = new AttemptsMain(directory, targets);
      PrintStream out = System.out;
      out.println("status " + main.sandbox.status());
      Attempt.all().forEach(attempt -> main.make(attempt, out));
    } finally {
      helper.destroyForcibly();
      helper.onExit().join();
    }
  }

  private void make(Attempt attempt, PrintStream out) {
    out.println(attempt.name() + " boxed " + run(attempt, SandboxLevel.REQUIRED));
    if (attempt.kinds().contains("root") || attempt.kinds().contains("user")) {
      out.println(attempt.name() + " bare " + run(attempt, SandboxLevel.OFF));
    }
  }

  private String run(Attempt attempt, SandboxLevel level) {
    try {
      Files.createDirectories(tree.resolve(".git"));
      Files.writeString(tree.resolve(".git/config"), "[core]\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    BoxedCommand command =
        new BoxedCommand(
            tree,
            "test",
            List.of("/bin/sh", "-c", attempt.script()),
            targets,
            TIMEOUT,
            new SandboxRules(level, false),
            Optional.empty(),
            Optional.empty());
    CommandEnd end = sandbox.run(command, (running, bytes) -> {});
    boolean survived = TreeMark.of(tree).isAlive() || anySleeps();
    return switch (end) {
      case CommandEnd.Exited exited -> exited.code() + " " + survived;
      case CommandEnd.TimedOut timedOut -> "timeout " + survived;
    };
  }

  /** Of the attempts that clean their environment. */
  private static boolean anySleeps() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .anyMatch(line -> line.endsWith("sleep 1000"));
  }

  private static Process startHelper(Path host) throws IOException {
    Path script = host.resolve("host.py");
    try (InputStream in = AttemptsMain.class.getResourceAsStream("host.py")) {
      Files.write(script, in.readAllBytes());
    }
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/python3", script.toString(), host.toString())
            .directory(host.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OPENAI_API_KEY", "sk-not-for-commands");
    return builder.start();
  }
}
