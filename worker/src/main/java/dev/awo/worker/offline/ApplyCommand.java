package dev.awo.worker.offline;

import dev.awo.def.generate.StopReason;
import dev.awo.worker.files.AnswerApplier;
import dev.awo.worker.files.AnswerOutcome;
import dev.awo.worker.files.AnswerText;
import dev.awo.worker.files.ApplyRequest;
import dev.awo.worker.files.ApplyRequest.Writing;
import dev.awo.worker.files.GuardPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code awo apply}: one answer, parsed and written under the guard. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = "Apply the edits in one model answer to a directory: all of them, or none.",
    footer = {
      "",
      "Example:",
      "  awo apply answer.txt --dir my-project --protect 'db/**' --json",
      "",
      "Exit codes: 0 accepted, 1 rejected and nothing written, 2 wrong usage."
    })
final class ApplyCommand implements Callable<Integer> {
  /** Past this an answer is refused in any case; reading on would only fill the memory. */
  private static final int MAX_ANSWER_BYTES = 64 << 20;

  private static final String STANDARD_INPUT = "-";

  private final AnswerApplier applier;
  private final InputStream input;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ANSWER", description = "File with the answer; - reads standard input.")
  private String answer = "";

  @Option(
      names = "--dir",
      required = true,
      paramLabel = "DIR",
      description = "Directory to change.")
  private Path dir = Path.of("");

  @Option(
      names = "--protect",
      paramLabel = "GLOB",
      description = "Files that may not be changed, on top of the built-in ones. Repeatable.")
  private List<String> protect = List.of();

  @Option(
      names = "--stop-reason",
      paramLabel = "REASON",
      description =
          "Why the model stopped: stop, end_turn; or length, max_tokens for a cut-off answer.")
  private String stopReason = "stop";

  @Option(names = "--dry-run", description = "Judge the answer, but write nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  ApplyCommand(AnswerApplier applier, InputStream input) {
    this.applier = applier;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException {
    GuardPolicy policy = policy();
    StopReason stop =
        StopWords.read(stopReason)
            .orElseThrow(
                () -> wrong("--stop-reason " + stopReason + " is unknown; use stop or length"));
    if (!Files.isDirectory(dir)) {
      throw wrong("--dir " + dir + " is not a directory");
    }
    AnswerText text = AnswerText.decode(read());
    AnswerOutcome outcome =
        applier.apply(
            new ApplyRequest(dir, text, stop, policy, dryRun ? Writing.DRY_RUN : Writing.WRITE));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ApplyReport.json(outcome));
      ApplyReport.approvals(outcome).forEach(spec.commandLine().getErr()::println);
    } else {
      ApplyReport.lines(outcome, dryRun).forEach(out::println);
    }
    out.flush();
    return outcome instanceof AnswerOutcome.Applied ? 0 : 1;
  }

  private GuardPolicy policy() {
    try {
      return GuardPolicy.protecting(protect);
    } catch (IllegalArgumentException e) {
      throw wrong("--protect: " + e.getMessage());
    }
  }

  private byte[] read() throws IOException {
    if (answer.equals(STANDARD_INPUT)) {
      return input.readNBytes(MAX_ANSWER_BYTES);
    }
    Path file = Path.of(answer);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw wrong("there is no answer file " + answer + " that can be read");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(MAX_ANSWER_BYTES);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
