package dev.awo.api.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program itself: where it lies, and how its processes are started.
 *
 * @param root the checkout, which has the prompts that the demo uses
 * @param cache where class data archives go
 */
public record Installation(
    Path root, Path cache, JavaProgram supervisor, JavaProgram worker, JavaProgram api) {
  private static final List<String> COMMON =
      List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable");

  /** SQLite, tree-sitter and Netty bring native libraries. */
  private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /** A main class and where it is found. */
  public record JavaProgram(String classPath, String mainClass) {}

  /** The installation that this process was started from, by the launcher script or a test. */
  public static Installation current() {
    String jar = ownJar().toString();
    Path root =
        Path.of(
            System.getProperty("awo.root", ownJar().resolve("../../..").normalize().toString()));
    return new Installation(
        root,
        Path.of(System.getProperty("awo.cache", root.resolve("data/cache").toString())),
        new JavaProgram(System.getProperty("java.class.path"), "dev.awo.api.stack.SupervisorMain"),
        new JavaProgram(newestJar(root, "worker"), "dev.awo.worker.WorkerMain"),
        new JavaProgram(jar, "dev.awo.api.OrchestratorApplication"));
  }

  /** It has the class path of the command line, and so shares its class data archive. */
  List<String> supervisorCommand(List<String> arguments) {
    return command(
        supervisor,
        List.of(
            "-XX:SharedArchiveFile=" + archives().of("cli"),
            "-XX:TieredStopAtLevel=1",
            "-Xms4m",
            "-Xmx48m",
            "-Dawo.root=" + root,
            "-Dawo.cache=" + cache),
        arguments);
  }

  List<String> workerCommand(List<String> arguments) {
    return command(
        worker,
        List.of(
            archives().flag("worker", worker),
            NATIVE,
            "-XX:TieredStopAtLevel=1",
            "-Xms16m",
            "-Xmx1g",
            "-Dawo.root=" + root),
        arguments);
  }

  List<String> apiCommand(List<String> arguments) {
    return command(
        api, List.of(archives().flag("api", api), NATIVE, "-Xms16m", "-Xmx512m"), arguments);
  }

  List<String> memoryServerCommand(int port) {
    return command(
        new JavaProgram(api.classPath(), "dev.awo.api.stack.MemoryServerMain"),
        List.of(NATIVE, "-Xms16m", "-Xmx512m"),
        List.of(Integer.toString(port)));
  }

  ClassDataArchives archives() {
    return new ClassDataArchives(cache);
  }

  private static List<String> command(
      JavaProgram program, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(COMMON);
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(flags);
    command.addAll(List.of("-cp", program.classPath(), program.mainClass()));
    command.addAll(arguments);
    return command;
  }

  private static Path ownJar() {
    try {
      return Path.of(
          Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String newestJar(Path root, String module) {
    try (Stream<Path> files = Files.list(root.resolve(module).resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-[0-9].*\\.jar"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .map(Path::toString)
          .orElseThrow(() -> new NoSuchFileException(module + "/target"));
    } catch (IOException e) {
      throw new StackProblem(
          StackProblem.Kind.INPUT,
          "the jar of module " + module + " is missing: start this through ./awo, which builds it",
          e);
    }
  }
}
