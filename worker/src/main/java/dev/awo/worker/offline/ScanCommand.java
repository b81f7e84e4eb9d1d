package dev.awo.worker.offline;

import dev.awo.def.verify.Severity;
import dev.awo.worker.scan.ScanRequest;
import dev.awo.worker.scan.ScanTargets;
import dev.awo.worker.scan.ScanTargets.Content;
import dev.awo.worker.scan.SourceScanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code awo scan}: the security scanner alone, on any files. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Look for code that is dangerous to run, and for secrets.",
      "Critical and high findings block a task, medium ones warn. In directories, vendored and"
          + " generated trees are passed over; binary, minified and very large files are skipped,"
          + " and said to be."
    },
    footer = {
      "",
      "Example:",
      "  awo scan src scripts/deploy.sh",
      "  awo scan . --severity high --json",
      "",
      "Exit codes: 0 nothing that blocks, 1 something that blocks, 2 wrong usage.",
      "The rules are listed in docs/scanner.md."
    })
final class ScanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and directories to scan.")
  private List<Path> paths = List.of();

  @Option(
      names = "--severity",
      paramLabel = "LEVEL",
      description = "Leave out what is less severe: medium (default), high or critical.")
  private String severity = "medium";

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Severity least = least();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw wrong("there is no file or directory " + path);
      }
    }
    ScanReport report = scan(least);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
    return report.blocks() ? 1 : 0;
  }

  private ScanReport scan(Severity least) {
    return ScanReport.of(
        ScanTargets.below(paths).parallelStream().map(file -> scan(file, least)).toList());
  }

  private static ScanReport.Entry scan(Path file, Severity least) {
    String name = file.toString().replace('\\', '/');
    return switch (ScanTargets.read(file)) {
      case Content.Skipped skipped ->
          new ScanReport.Entry(name, List.of(), Optional.of(skipped.reason()));
      case Content.Text text ->
          new ScanReport.Entry(
              name,
              SourceScanner.scan(ScanRequest.whole(name, text.text())).stream()
                  .filter(finding -> finding.severity().compareTo(least) <= 0)
                  .toList(),
              Optional.empty());
    };
  }

  private Severity least() {
    for (Severity level : Severity.values()) {
      if (level.label().equals(severity)) {
        return level;
      }
    }
    throw wrong("--severity " + severity + " is unknown; use medium, high or critical");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
