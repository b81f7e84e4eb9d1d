package dev.awo.worker.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command behind the programs that limit it, {@code prlimit} and {@code timeout}. */
final class LimitedCommand {
  /** Shell: what follows, and its children, are ended first when memory runs out. */
  static final String FIRST_VICTIM = "{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null; ";

  /** From the request to end, by SIGTERM, to the end. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private LimitedCommand() {}

  /**
   * @param countProcesses whether processes are counted for this command alone, so that their
   *     number can be limited
   * @param inputFile the path of the input as the command sees it
   */
  static List<String> of(Host host, BoxedCommand command, boolean countProcesses, Path inputFile) {
    List<String> argv = new ArrayList<>();
    host.tools()
        .find("prlimit")
        .ifPresent(prlimit -> argv.addAll(limits(prlimit, host, countProcesses)));
    host.tools()
        .find("timeout")
        .ifPresent(
            timeout ->
                argv.addAll(
                    List.of(
                        timeout,
                        "-k",
                        Long.toString(GRACE.toSeconds()),
                        Long.toString(seconds(command.timeout())))));
    argv.addAll(command.argv(inputFile));
    return argv;
  }

  /** When a command must have ended by its own {@code timeout}. */
  static Duration latestEnd(Duration timeout) {
    return Duration.ofSeconds(seconds(timeout)).plus(GRACE).plusSeconds(5);
  }

  private static long seconds(Duration timeout) {
    return Math.max(1, timeout.plusMillis(999).toSeconds());
  }

  private static List<String> limits(String prlimit, Host host, boolean countProcesses) {
    Limits limits = host.settings().limits();
    List<String> argv = new ArrayList<>();
    argv.add(prlimit);
    argv.add("--core=0");
    argv.add("--cpu=" + atMost(limits.cpu().toSeconds(), "Max cpu time"));
    argv.add("--nofile=" + atMost(limits.openFiles(), "Max open files"));
    argv.add("--fsize=" + atMost(limits.fileBytes(), "Max file size"));
    argv.add("--data=" + atMost(limits.memoryBytes(), "Max data size"));
    if (countProcesses) {
      argv.add("--nproc=" + atMost(limits.processes(), "Max processes"));
    }
    return argv;
  }

  /** A limit cannot be set above the one in force. */
  private static long atMost(long wanted, String name) {
    return inForce(name)
        .map(hard -> hard.min(BigInteger.valueOf(wanted)).longValue())
        .orElse(wanted);
  }

  private static Optional<BigInteger> inForce(String name) {
    try {
      Matcher line =
          Pattern.compile("(?m)^" + name + " +\\S+ +(\\d+) ")
              .matcher(Files.readString(Path.of("/proc/self/limits")));
      return line.find() ? Optional.of(new BigInteger(line.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
