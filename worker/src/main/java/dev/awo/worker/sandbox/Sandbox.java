package dev.awo.worker.sandbox;

import dev.awo.def.FailureKind;
import dev.awo.def.verify.SandboxRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs commands as safely as this host can. Thread-safe; each command waits on its caller's thread,
 * which may be virtual.
 */
public final class Sandbox {
  private final Host host;
  private final Confinement confinement;
  private final SandboxStatus status;

  private Sandbox(Host host, Confinement confinement, SandboxStatus status) {
    this.host = host;
    this.confinement = confinement;
    this.status = status;
  }

  /** Looks at the host, and tries its sandbox on probes: some tenths of a second. */
  public static Sandbox open(SandboxSettings settings) {
    try {
      Files.createDirectories(settings.state());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + settings.state(), e);
    }
    PrivateHome.sweep(settings.state());
    Host host = Host.look(settings);
    SandboxProbe.Found found = SandboxProbe.look(host);
    return new Sandbox(host, found.confinement(), found.status());
  }

  public SandboxStatus status() {
    return status;
  }

  /**
   * How a command under these rules would be confined, in words. Fails with {@link
   * FailureKind#SANDBOX} when the rules demand more than the host has.
   */
  public String confinement(SandboxRules rules) {
    return inForce(rules).words();
  }

  /**
   * Runs the command to its end, its timeout, or the pulse's exception. Whatever an earlier command
   * in the same tree left running, as when its worker was killed, is ended first. Other exceptions
   * mean that the host failed, not the command.
   */
  public CommandEnd run(BoxedCommand command, Pulse pulse) {
    return run(inForce(command.rules()), host, command, pulse);
  }

  static CommandEnd run(Confinement confinement, Host host, BoxedCommand command, Pulse pulse) {
    Path tree = command.tree();
    if (!Files.isDirectory(tree)) {
      throw new IllegalStateException("the working tree " + tree + " is not there");
    }
    TreeMark.of(tree).killAll();
    PrivateHome home = PrivateHome.of(host.settings().state(), tree);
    home.prepare(tree, command.owner(), caches(host, command));
    command.provision().ifPresent(provision -> home.scratch(provision.scratch()));
    return CommandProcess.run(confinement.launch(command, home), command, pulse);
  }

  /** Whether commands find this program, by its name or by its path below where they look. */
  public boolean hasProgram(String program) {
    return BoxEnvironment.directories(host.toolchains())
        .map(directory -> Path.of(directory))
        .anyMatch(
            directory ->
                directory.resolve(program).startsWith(directory)
                    && Files.isExecutable(directory.resolve(program)));
  }

  /** The home directory of the commands in a tree. */
  public Path home(Path tree) {
    return PrivateHome.of(host.settings().state(), tree).home();
  }

  /** What was prepared goes before what the host has. */
  private static List<ToolCache> caches(Host host, BoxedCommand command) {
    List<ToolCache> ofHost = host.caches().copies(command.rules().network());
    if (command.provision().isEmpty()) {
      return ofHost;
    }
    Path home = command.provision().get().home(host.settings().state());
    List<ToolCache> prepared = new PreparedCaches(home).copies();
    Set<String> names = prepared.stream().map(ToolCache::name).collect(Collectors.toSet());
    return Stream.concat(
            prepared.stream(), ofHost.stream().filter(cache -> !names.contains(cache.name())))
        .toList();
  }

  private Confinement inForce(SandboxRules rules) {
    return switch (rules.level()) {
      case OFF -> new Unconfined("the project switched the sandbox off", host);
      case PREFERRED -> confinement;
      case REQUIRED -> {
        if (!status.confined()) {
          throw FailureKind.SANDBOX.failure(
              "the project demands a sandbox (sandbox: required), and this host has "
                  + status.words());
        }
        yield confinement;
      }
    };
  }
}
