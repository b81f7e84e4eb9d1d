package dev.awo.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.awo.def.spec.DocumentType;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Checks YAML files: exit 0 when all are valid, 1 when one is not, 2 when one cannot be read. */
@Command(
    name = "validate",
    description = "Check queue, workflow, project, proposal, price and settings files.",
    footer = {"", "Example:", "  awo validate tasks/queue.yaml awo.yml"})
final class ValidateCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check.")
  private List<Path> files = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = TypeName.class,
      description =
          "queue, workflow, projects, proposals, prices or settings; told from content and name"
              + " when absent.")
  private @Nullable DocumentType type;

  private final Awo awo;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  ValidateCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    FileChecks checks =
        new FileChecks(Optional.ofNullable(type), Optional.of(awo.home().directory()));
    List<FileReport> reports = new ArrayList<>();
    boolean unreadable = false;
    for (Path file : files) {
      switch (checks.check(file)) {
        case FileChecks.Checked.Done done -> reports.add(done.report());
        case FileChecks.Checked.Unreadable failed -> {
          unreadable = true;
          line.getErr().println(failed.message());
        }
      }
    }
    if (unreadable) {
      return CommandLine.ExitCode.USAGE;
    }
    print(line.getOut(), new Report(reports));
    return reports.stream().allMatch(FileReport::valid)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private void print(PrintWriter out, Report report) {
    if (awo.json) {
      out.println(toJson(report));
    } else {
      report.files().stream().flatMap(file -> file.lines().stream()).forEach(out::println);
    }
    out.flush();
  }

  private static String toJson(Report report) {
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document that {@code --json} prints. */
  record Report(List<FileReport> files) {
    Report {
      files = List.copyOf(files);
    }
  }

  /** {@code --type} in lower case. */
  static final class TypeName implements ITypeConverter<DocumentType> {
    @Override
    public DocumentType convert(String name) {
      return Arrays.stream(DocumentType.values())
          .filter(type -> label(type).equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of "
                          + Arrays.stream(DocumentType.values())
                              .map(TypeName::label)
                              .collect(Collectors.joining(", "))
                          + ", but is '"
                          + name
                          + "'"));
    }

    private static String label(DocumentType type) {
      return type.name().toLowerCase(Locale.ROOT);
    }
  }
}
