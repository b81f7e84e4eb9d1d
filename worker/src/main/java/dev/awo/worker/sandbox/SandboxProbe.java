package dev.awo.worker.sandbox;

import dev.awo.def.verify.SandboxRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what confinement this host has by trying to break out of it. */
final class SandboxProbe {
  private static final String DONE = "probe done";
  private static final String OPEN = "open ";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Host host;
  private final Bubblewrap bubblewrap;
  private final Path directory;

  private SandboxProbe(Host host, Bubblewrap bubblewrap, Session session) {
    this.host = host;
    this.bubblewrap = bubblewrap;
    this.directory = session.file("probe");
  }

  record Found(Confinement confinement, SandboxStatus status) {}

  static Found look(Host host) {
    Optional<String> program = host.tools().find("bwrap");
    if (program.isEmpty()) {
      return without(host, "bubblewrap is not installed (apt-get install bubblewrap)");
    }
    try {
      Session session = Session.begin(host.settings().state());
      Bubblewrap bubblewrap =
          new Bubblewrap(
              program.get(),
              HostTools.run(program.get(), "--version"),
              StrangerIds.forThisUser(),
              writeFilter(session.file("syscalls.bpf")),
              EtcSnapshot.make(session.file("etc")),
              host);
      List<String> open = new SandboxProbe(host, bubblewrap, session).open();
      String words =
          bubblewrap.words()
              + (open.isEmpty() ? "" : ", which leaves open: " + String.join(", ", open));
      return new Found(bubblewrap, new SandboxStatus(open.isEmpty(), words, open));
    } catch (IllegalStateException e) {
      return without(
          host, "bubblewrap does not work here: " + e.getMessage() + KernelSettings.hint());
    }
  }

  private static Found without(Host host, String reason) {
    Unconfined unconfined = new Unconfined(reason, host);
    return new Found(unconfined, new SandboxStatus(false, unconfined.words(), List.of()));
  }

  /** What a command can do and should not; fails when it cannot even run. */
  private List<String> open() {
    Path tree = directory.resolve("tree");
    Path secret = directory.resolve("secret");
    Path outside = directory.resolve("outside");
    try {
      Files.createDirectories(tree.resolve(".git"));
      Files.writeString(tree.resolve(".git/config"), "secret");
      Files.writeString(secret, "secret");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the sandbox's self-test", e);
    }
    CommandEnd end = Sandbox.run(bubblewrap, host, script(tree), (running, bytes) -> {});
    String output = end.output().text();
    if (!output.contains(DONE)) {
      throw new IllegalStateException(
          output.lines().findFirst().orElse("its self-test does not end"));
    }
    List<String> open = new ArrayList<>();
    output
        .lines()
        .filter(line -> line.startsWith(OPEN))
        .forEach(line -> open.add(line.substring(OPEN.length())));
    if (Files.exists(outside)) {
      open.add("writing outside the workspace");
    }
    if (TreeMark.of(tree).isAlive()) {
      open.add("processes that survive");
    }
    if (!Files.exists(tree.resolve("made"))) {
      throw new IllegalStateException("commands cannot write in their workspace");
    }
    return open;
  }

  private BoxedCommand script(Path tree) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PROBE", directory.toString());
    for (String namespace : List.of("net", "pid", "ipc", "mnt", "uts")) {
      environment.put("HOST_" + namespace, namespaceOf(namespace));
    }
    return new BoxedCommand(
        tree,
        "probe",
        List.of("/bin/sh", "-c", resource("probe.sh")),
        environment,
        TIMEOUT,
        SandboxRules.DEFAULT,
        Optional.empty(),
        Optional.empty());
  }

  private static String namespaceOf(String name) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns", name)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the worker's own namespaces", e);
    }
  }

  private static Optional<Path> writeFilter(Path file) {
    return SyscallFilter.forThisMachine()
        .map(
            program -> {
              try {
                return Files.write(file, program);
              } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
              }
            });
  }

  private static String resource(String name) {
    try (InputStream in = SandboxProbe.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
