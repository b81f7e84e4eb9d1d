package dev.awo.worker.sandbox;

import dev.awo.def.FailureKind;
import dev.awo.def.verify.SandboxRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    home.prepare(tree, command.owner(), host.caches().copies(command.rules().network()));
    return CommandProcess.run(confinement.launch(command, home), command, pulse);
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
