package dev.awo.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HelpTest {
  @TempDir Path directory;

  @Test
  void theProgramsHelpListsEveryCommandAndHasAnExample() {
    CliRun run = CliRun.in(directory).run("--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "demo",
            "up",
            "down",
            "doctor",
            "auto",
            "next",
            "schedule",
            "task",
            "queue",
            "merge",
            "rollback",
            "projects",
            "budget",
            "metrics",
            "why",
            "notify",
            "validate",
            "apply",
            "scan",
            "test")
        .contains("Examples:");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (List<String> command : commands()) {
      List<String> words = new ArrayList<>(command);
      words.add("--help");

      CliRun run = CliRun.in(directory).run(words.toArray(String[]::new));

      assertThat(run.exit()).as("%s", command).isZero();
      assertThat(run.out())
          .as("%s", command)
          .contains("Usage: awo " + String.join(" ", command))
          .containsPattern("Examples?:\\R  awo " + command.getFirst())
          .contains("--json", "--home", "--api", "--verbose");
    }
  }

  @Test
  void theVersionNamesProgramAndJava() {
    assertThat(CliRun.in(directory).run("--version").out())
        .startsWith("awo ")
        .contains("Java " + Runtime.version());
  }

  /** All commands and their subcommands; those of the launcher script explain themselves. */
  private List<List<String>> commands() {
    CommandLine root = Commands.of(new Awo(CliRun.in(directory).surroundings()), List.of());
    List<List<String>> commands = new ArrayList<>();
    root.getSubcommands()
        .forEach(
            (name, line) -> {
              if (List.of("apply", "scan", "test").contains(name)) {
                return;
              }
              commands.add(List.of(name));
              line.getSubcommands().keySet().forEach(sub -> commands.add(List.of(name, sub)));
            });
    assertThat(commands).hasSizeGreaterThan(15);
    return commands;
  }
}
