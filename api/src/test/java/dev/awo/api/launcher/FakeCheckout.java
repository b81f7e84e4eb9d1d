package dev.awo.api.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A directory with the real launcher script, and stand-ins for all that it starts. */
final class FakeCheckout {
  private static final Path SCRIPT = Path.of("..", "awo").toAbsolutePath().normalize();
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  /** What the script may use of the system; in particular, no java. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "chmod",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "id",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "stty",
          "tail",
          "touch");

  final Path root;
  final Path tools;
  private final Map<String, String> environment = new LinkedHashMap<>();

  private FakeCheckout(Path root, Path tools) {
    this.root = root;
    this.tools = tools;
  }

  /** What the script printed and how it ended. */
  record Result(int exit, String out, String err) {}

  static FakeCheckout in(Path directory) throws IOException {
    FakeCheckout checkout =
        new FakeCheckout(
            Files.createDirectories(directory.resolve("check out")),
            Files.createDirectories(directory.resolve("tools")));
    Files.copy(SCRIPT, checkout.root.resolve("awo"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(checkout.tools.resolve(tool), systemPath(tool));
    }
    checkout.set("PATH", checkout.tools.toString());
    checkout.set("HOME", directory.toString());
    checkout.set("AWO_JDK_DIRS", directory.resolve("jvm").toString());
    for (String source :
        List.of(
            "pom.xml",
            "workflows-def/pom.xml",
            "workflows-def/src/main/A.java",
            "worker/pom.xml",
            "worker/src/main/B.java",
            "api/pom.xml",
            "api/src/main/C.java")) {
      checkout.write(source, LONG_AGO);
    }
    for (String directoryOfSources : List.of("workflows-def", "worker", "api")) {
      checkout.age(directoryOfSources + "/src/main", LONG_AGO);
    }
    return checkout;
  }

  FakeCheckout set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** As if it had been built after the sources were written. */
  FakeCheckout built() throws IOException {
    for (String module : List.of("worker", "api")) {
      write(module + "/target/" + module + "-1.jar", LONG_AGO.plusSeconds(60));
      write(module + "/target/lib/picocli-1.jar", LONG_AGO.plusSeconds(60));
    }
    return this;
  }

  /** A JDK whose java prints its arguments, a line each. */
  static Path jdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "A=\"b\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(
        home.resolve("bin/java"),
        """
        case "$*" in
          *-XshowSettings*) echo "    java.home = %s" >&2; exit ;;
        esac
        echo "java of %s"
        for argument; do echo "$argument"; done
        """
            .formatted(home, version));
    program(home.resolve("bin/javac"), "");
    return home;
  }

  /** A Maven that writes the jars, or fails. */
  FakeCheckout maven(boolean works) throws IOException {
    program(
        tools.resolve("mvn"),
        """
        echo "mvn $*" >>maven.calls
        echo "JAVA_HOME=$JAVA_HOME" >>maven.calls
        echo "[INFO] Building Worker 0.1.0 [3/4]"
        %s
        mkdir -p worker/target/lib api/target/lib
        touch worker/target/worker-1.jar api/target/api-1.jar
        """
            .formatted(works ? "" : "echo '[ERROR] C.java: no such thing'; exit 1"));
    return this;
  }

  List<String> mavenCalls() throws IOException {
    Path calls = root.resolve("maven.calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  Path write(String file, Instant modified) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "x");
    age(file, modified);
    return path;
  }

  void age(String file, Instant modified) throws IOException {
    Files.setLastModifiedTime(root.resolve(file), FileTime.from(modified));
  }

  static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  Result awo(String... arguments) throws IOException, InterruptedException {
    return run(root.resolve("awo"), arguments);
  }

  Result run(Path script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", script.toString()));
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile("awo", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Result result = new Result(process.waitFor(), out, Files.readString(err));
    Files.delete(err);
    return result;
  }

  private static Path systemPath(String tool) {
    return List.of("/usr/bin", "/bin").stream()
        .map(directory -> Path.of(directory, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this system has no " + tool));
  }
}
