package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.generate.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PricesTest {
  private static final Usage MILLION = new Usage(1_000_000, 0, 0, 0);

  @TempDir Path home;

  @Test
  void shippedTableHoldsWithoutAFile() {
    assertThat(Prices.of(home).price("claude-sonnet-4-5", MILLION).costMicros())
        .isEqualTo(3_000_000);
  }

  @Test
  void homesTableReplacesIt() throws IOException {
    write("prices:\n  - {model: scripted, input: 1, output: 2}\n");

    assertThat(Prices.of(home).price("scripted", MILLION).costMicros()).isEqualTo(1_000_000);
    assertThat(Prices.of(home).price("claude-sonnet-4-5", MILLION).costMicros()).isZero();
  }

  @Test
  void mistakeIsNamedWithItsLine() throws IOException {
    write("prices:\n  - {model: x, input: cheap, output: 2}\n");

    assertThatThrownBy(() -> Prices.of(home))
        .hasMessageContaining("prices.yaml, line 2")
        .hasMessageContaining("type='PROVIDER_CONFIGURATION'");
  }

  private void write(String text) throws IOException {
    Files.writeString(home.resolve("prices.yaml"), text);
  }
}
