package dev.awo.api.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code awo doctor}: what is missing on this machine, and how to get it. */
@Command(
    name = "doctor",
    description = {
      "Say what is missing on this machine and how to get it.",
      "Exits with 1 when something is missing that no task can do without."
    },
    footer = {"", "Example:", "  awo doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  private final Awo awo;

  DoctorCommand(Awo awo) {
    this.awo = awo;
  }

  /** How a check went. */
  enum Result {
    OK,
    /** Some of the work is not possible, or not as safe. */
    WARNING,
    /** Nothing works without it. */
    MISSING;

    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One thing that was looked at.
   *
   * @param detail what was found
   * @param fix what to do; absent when all is well
   */
  record Check(String name, Result result, String detail, Optional<String> fix) {
    static Check ok(String name, String detail) {
      return new Check(name, Result.OK, detail, Optional.empty());
    }

    static Check warning(String name, String detail, String fix) {
      return new Check(name, Result.WARNING, detail, Optional.of(fix));
    }

    static Check missing(String name, String detail, String fix) {
      return new Check(name, Result.MISSING, detail, Optional.of(fix));
    }
  }

  private record Report(boolean ok, List<Check> checks) {}

  @Override
  public Integer call() {
    List<Check> checks = new Examination(awo).checks();
    boolean ok = checks.stream().noneMatch(check -> check.result() == Result.MISSING);
    Output output = awo.output();
    output.result(new Report(ok, checks), () -> output.table(rows(checks)));
    return ok ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<List<String>> rows(List<Check> checks) {
    List<List<String>> rows = new ArrayList<>();
    for (Check check : checks) {
      rows.add(List.of(check.result().label(), check.name(), check.detail()));
      check.fix().ifPresent(fix -> rows.add(List.of("", "", "-> " + fix)));
    }
    return rows;
  }
}
