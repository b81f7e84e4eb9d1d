package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.generate.Usage;
import dev.awo.def.spec.PriceTable;
import dev.awo.def.spec.Problem;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.SpecReader;
import dev.awo.def.spec.SpecText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** What models cost: the home's {@code prices.yaml} when there is one, else the shipped table. */
final class Prices {
  private static final String SHIPPED = "/dev/awo/def/spec/prices.yaml";

  private final PriceTable table;

  private Prices(PriceTable table) {
    this.table = table;
  }

  /**
   * Reads the table anew, so that a correction counts from the next call on; before the call, so
   * that a mistake in the file costs no answer. Fails with {@link
   * FailureKind#PROVIDER_CONFIGURATION} when the file is wrong.
   */
  static Prices of(Path home) {
    Path file = home.resolve("prices.yaml");
    try {
      return new Prices(parse(file.toString(), Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return new Prices(parse("the shipped prices.yaml", shipped()));
    } catch (IOException e) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(
          "cannot read " + file + " (" + e.getClass().getSimpleName() + "): check its rights");
    }
  }

  /** The usage with its cost; 0 when the model has no price. */
  Usage price(String model, Usage usage) {
    long micros =
        table
            .costMicros(model, usage.inputTokens(), usage.cachedInputTokens(), usage.outputTokens())
            .orElse(0L);
    return new Usage(usage.inputTokens(), usage.cachedInputTokens(), usage.outputTokens(), micros);
  }

  private static PriceTable parse(String name, byte[] bytes) {
    Read<PriceTable> read =
        switch (SpecText.decode(bytes)) {
          case Read.Valid<String> text -> new SpecReader().prices(text.value());
          case Read.Invalid<String> invalid -> new Read.Invalid<>(invalid.problems());
        };
    return switch (read) {
      case Read.Valid<PriceTable> valid -> valid.value();
      case Read.Invalid<PriceTable> invalid -> throw wrong(name, invalid.problems().getFirst());
    };
  }

  private static RuntimeException wrong(String name, Problem problem) {
    return FailureKind.PROVIDER_CONFIGURATION.failure(
        name + ", line " + problem.line() + ": " + problem.path() + " " + problem.message());
  }

  private static byte[] shipped() {
    try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream(SHIPPED))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
