package dev.awo.worker.sandbox;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Own namespaces for processes, mounts, network, IPC, host name and control groups; no
 * capabilities, no way back to them; a file system of allowed parts.
 *
 * <p>An ordinary user's commands also get a user namespace, in which no further one can be made.
 * Root's commands run as a stranger instead: root without capabilities still owns {@code /proc/sys}
 * and the device nodes, and is exempt from the limit on processes.
 *
 * @param filter of system calls, absent on processors it is not written for
 * @param etc what commands see as {@code /etc}
 */
record Bubblewrap(
    String program,
    String version,
    Optional<StrangerIds> strangers,
    Optional<Path> filter,
    Path etc,
    Host host)
    implements Confinement {
  private static final Path TREE = Path.of("/workspace");
  private static final Path HOME = Path.of("/home/agent");
  private static final Path INPUT = Path.of("/run/input");
  private static final int ORDINARY_USER = 1000;

  /**
   * Bubblewrap takes descriptors only; its arguments go through one too, so that commands do not
   * see the host's paths in their process list.
   */
  private static final String WITH_FILES =
      LimitedCommand.FIRST_VICTIM + "exec 9<\"$1\" 8>\"$2\" 7<\"$3\"; shift 3; exec \"$@\"";

  @Override
  public String words() {
    return version
        + (strangers.isPresent() ? ", as an unprivileged user" : "")
        + (filter.isPresent() ? "" : ", without a filter of system calls");
  }

  @Override
  public Launch launch(BoxedCommand command, PrivateHome home) {
    Optional<Integer> stranger = strangers.map(ids -> ids.idOf(TreeMark.of(command.tree())));
    stranger.ifPresent(id -> giveTo(id, command.tree(), home));
    List<String> arguments = new ArrayList<>(List.of("--json-status-fd", "8"));
    filter.ifPresent(file -> arguments.addAll(List.of("--seccomp", "9")));
    arguments.addAll(namespaces(command.rules().network()));
    Path input = home.input(command);
    Mounts mounts = mounts(command, home, stranger.orElse(ORDINARY_USER));
    if (command.readsFile()) {
      mounts.readOnly(input, INPUT);
    }
    arguments.addAll(mounts.sealed());
    arguments.addAll(List.of("--chdir", TREE.toString()));
    Path status = home.write("status", "");
    Path written = home.write("arguments", String.join("\0", arguments) + "\0");
    List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", WITH_FILES, "sandbox"));
    argv.add(filter.orElse(Path.of("/dev/null")).toString());
    argv.addAll(List.of(status.toString(), written.toString(), program, "--args", "7", "--"));
    stranger.ifPresent(id -> argv.addAll(becoming(id)));
    argv.addAll(LimitedCommand.of(host, command, true, INPUT));
    Map<String, String> environment =
        BoxEnvironment.of(host, command, TREE, HOME.toString(), "/tmp");
    Path stdin = command.readsFile() ? Path.of("/dev/null") : input;
    return new Launch(argv, environment, Path.of("/"), Optional.of(status), stdin);
  }

  private List<String> namespaces(boolean network) {
    List<String> argv = new ArrayList<>();
    argv.addAll(List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"));
    if (!network) {
      argv.add("--unshare-net");
    }
    argv.addAll(List.of("--hostname", "sandbox", "--die-with-parent", "--new-session"));
    argv.addAll(List.of("--cap-drop", "ALL"));
    if (strangers.isPresent()) {
      // To enter the stranger's tree, and to become the stranger, which takes these away again.
      for (String capability : List.of("DAC_READ_SEARCH", "SETUID", "SETGID", "SETPCAP")) {
        argv.addAll(List.of("--cap-add", "CAP_" + capability));
      }
      return argv;
    }
    String id = Integer.toString(ORDINARY_USER);
    argv.addAll(List.of("--unshare-user", "--disable-userns", "--uid", id, "--gid", id));
    return argv;
  }

  private Mounts mounts(BoxedCommand command, PrivateHome home, int user) {
    Limits limits = host.settings().limits();
    Mounts mounts = new Mounts();
    SystemMounts.addTo(mounts, etc, command.rules().network());
    SystemMounts.addAccounts(mounts, home, user);
    mounts.temporary(Path.of("/tmp"), "1777", limits.temporaryBytes());
    mounts.writable(home.home(), HOME);
    mounts.writable(command.tree(), TREE);
    command.provision().ifPresent(provision -> show(mounts, command.tree(), provision, home));
    hideGit(mounts, command.tree());
    for (List<Path> paths :
        List.of(host.toolchains().mounts(), host.caches().mounts(), host.settings().readable())) {
      paths.stream()
          .filter(path -> !path.startsWith(HOME) && !path.startsWith(TREE))
          .forEach(path -> mounts.readOnly(path, path));
    }
    return mounts.kernel(limits.temporaryBytes());
  }

  private void show(Mounts mounts, Path tree, Provision provision, PrivateHome home) {
    Path prepared = provision.home(host.settings().state());
    mounts.readOnly(prepared, prepared);
    List<String> shown = new MountPoints(tree, provision).make();
    shown.forEach(
        result -> mounts.readOnly(provision.tree().resolve(result), TREE.resolve(result)));
    provision.scratch().stream()
        .filter(path -> shown.stream().anyMatch(result -> path.startsWith(result + "/")))
        .forEach(path -> mounts.writable(home.scratch(path), TREE.resolve(path)));
  }

  /** Where the tree has its git directory inside, or the file that points to it. */
  private static void hideGit(Mounts mounts, Path tree) {
    Path git = tree.resolve(".git");
    if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      mounts.temporary(TREE.resolve(".git"), "0555", 4096);
    } else if (Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
      mounts.readOnly(Path.of("/dev/null"), TREE.resolve(".git"));
    }
  }

  private List<String> becoming(int id) {
    return List.of(
        tool("setpriv"),
        "--reuid=" + id,
        "--regid=" + id,
        "--clear-groups",
        "--bounding-set=-all",
        "--inh-caps=-all",
        "--no-new-privs",
        "--");
  }

  /** Only what is root's: neither a link's target nor what is the stranger's already. */
  private void giveTo(int id, Path tree, PrivateHome home) {
    String owner = String.format(Locale.ROOT, "%d:%d", id, id);
    String chown = tool("chown");
    HostTools.run(chown, "-h", "-R", "--from=0", owner, tree.toString());
    if (!home.isGivenTo(owner)) {
      HostTools.run(chown, "-h", "-R", "--from=0", owner, home.home().toString());
      home.markGivenTo(owner);
    }
  }

  private String tool(String name) {
    return host.tools()
        .find(name)
        .orElseThrow(() -> new IllegalStateException(name + " is not installed"));
  }
}
