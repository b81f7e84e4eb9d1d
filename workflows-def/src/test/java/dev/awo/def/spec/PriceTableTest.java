package dev.awo.def.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {
  private static PriceTable table(String yaml) {
    return switch (new SpecReader().prices(yaml)) {
      case Read.Valid<PriceTable> valid -> valid.value();
      case Read.Invalid<PriceTable> invalid ->
          throw new AssertionError(invalid.problems().toString());
    };
  }

  private static PriceTable shipped() throws IOException {
    try (InputStream in = PriceTable.class.getResourceAsStream("prices.yaml")) {
      return table(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void costIsRoundedUpToAMillionthOfADollar() {
    PriceTable table = table("[{model: m, input: 0.1, cached_input: 0.01, output: 0.4}]");

    assertThat(table.costMicros("m", 0, 0, 0)).contains(0L);
    assertThat(table.costMicros("m", 1, 0, 0)).contains(1L);
    assertThat(table.costMicros("m", 1_000_000, 0, 0)).contains(100_000L);
    assertThat(table.costMicros("m", 1_000_000, 1_000_000, 0)).contains(10_000L);
    assertThat(table.costMicros("m", 100, 50, 7)).contains(9L);
  }

  @Test
  void cachedTokensArePartOfTheInputAndCostAsMuchWhenNothingIsSaid() {
    PriceTable table = table("[{model: m, input: 3, output: 15}]");

    assertThat(table.costMicros("m", 1000, 400, 0)).contains(3000L);
    assertThat(table.costMicros("m", 1000, 5000, 0)).contains(3000L);
  }

  @Test
  void theFirstMatchCountsAndAStarIsTheOnlySpecialCharacter() {
    PriceTable table =
        table(
            "[{model: gpt-5.1, input: 1, output: 1}, {model: 'gpt-*', input: 2, output: 2},"
                + " {model: '*', input: 3, output: 3}]");

    assertThat(table.costMicros("gpt-5.1", 1, 0, 0)).contains(1L);
    assertThat(table.costMicros("GPT-5.1", 1, 0, 0)).contains(1L);
    assertThat(table.costMicros("gpt-5x1", 1, 0, 0)).contains(2L);
    assertThat(table.costMicros("llama", 1, 0, 0)).contains(3L);
  }

  @Test
  void aModelWithoutPriceHasNoCost() {
    assertThat(table("prices: []").costMicros("m", 1, 0, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-5, 3000000, 15000000",
    "claude-sonnet-4-5-20250929, 3000000, 15000000",
    "anthropic/claude-opus-4-5, 5000000, 25000000",
    "claude-opus-4-1-20250805, 15000000, 75000000",
    "claude-3-7-sonnet-20250219, 3000000, 15000000",
    "claude-haiku-4-5, 1000000, 5000000",
    "claude-of-tomorrow-9, 10000000, 50000000",
    "gpt-5, 1250000, 10000000",
    "gpt-5-mini, 250000, 2000000",
    "gpt-5.2-codex, 1750000, 14000000",
    "gpt-5.2-pro, 30000000, 180000000",
    "gpt-4o-mini, 150000, 600000",
    "o3, 2000000, 8000000",
    "scripted, 0, 0"
  })
  void theShippedTablePricesAMillionTokens(String model, long input, long output)
      throws IOException {
    assertThat(shipped().costMicros(model, 1_000_000, 0, 0)).contains(input);
    assertThat(shipped().costMicros(model, 0, 0, 1_000_000)).contains(output);
  }
}
