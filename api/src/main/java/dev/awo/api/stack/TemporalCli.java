package dev.awo.api.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the {@code temporal} program on this machine, or gets it. */
public final class TemporalCli {
  /** Names a Temporal CLI, before everything else. */
  public static final String VARIABLE = "AWO_TEMPORAL_CLI";

  private final Home home;
  private final Map<String, String> environment;
  private final Optional<String> configured;

  public TemporalCli(Home home, StackSettings settings, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.configured =
        Optional.ofNullable(environment.get(VARIABLE))
            .filter(path -> !path.isBlank())
            .or(settings::temporalCli);
  }

  /**
   * Where the program is, without getting it.
   *
   * @throws StackProblem when the configured one cannot be run
   */
  public Optional<Path> find() {
    if (configured.isPresent()) {
      return Optional.of(requireProgram(configured.get()));
    }
    return Stream.concat(onPath("temporal").stream(), Stream.of(home.temporalCli(), shared()))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * As {@link #find}, and when there is none, downloads or builds it; a build takes minutes.
   *
   * @throws StackProblem when it cannot be had; the message says why
   */
  public Path provide(Progress progress) {
    Optional<Path> found = find();
    if (found.isPresent()) {
      return found.get();
    }
    List<String> reasons = new ArrayList<>();
    Optional<Path> downloaded = TemporalDownload.into(shared(), progress, reasons);
    if (downloaded.isPresent()) {
      return downloaded.get();
    }
    Optional<Path> go = onPath("go");
    if (go.isPresent()) {
      return new GoBuild(go.get(), shared(), environment).run(progress);
    }
    reasons.add("Go, with which it could be built, is not on PATH");
    throw new StackProblem(
        StackProblem.Kind.INPUT,
        "no Temporal CLI ("
            + String.join("; ", reasons)
            + "): put 'temporal' on PATH or set "
            + VARIABLE);
  }

  /** Kept for the user, not the home, so that a fresh clone need not get it again. */
  private Path shared() {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isBlank()
            ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".cache")
            : Path.of(cache);
    return base.resolve("awo/temporal-cli/temporal");
  }

  private Optional<Path> onPath(String program) {
    return new SearchPath(environment).find(program);
  }

  private static Path requireProgram(String path) {
    Path program = Path.of(path).toAbsolutePath();
    if (Files.isRegularFile(program) && Files.isExecutable(program)) {
      return program;
    }
    throw new StackProblem(
        StackProblem.Kind.INPUT,
        "the Temporal CLI is set to "
            + path
            + ", which is no executable file: correct "
            + VARIABLE
            + " or temporal.cli in awo.yml");
  }
}
