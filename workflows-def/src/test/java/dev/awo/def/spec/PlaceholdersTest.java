package dev.awo.def.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  @Test
  void valuesArePutInAsTheyAre() {
    String text = Placeholders.fill("{{a}}-{{ b }}-{{a}}", Map.of("a", "$1 {{b}}", "b", "\\"));

    assertThat(text).isEqualTo("$1 {{b}}-\\-$1 {{b}}");
  }

  @Test
  void otherBracesAreLeftAlone() {
    String text = "${{ secrets.A }} {{}} {{ a b }} { {a} } {{1}}";

    assertThat(Placeholders.fill(text, Map.of())).isEqualTo(text);
  }

  @Test
  void aNameWithoutValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Placeholders.fill("{{a}}", Map.of()))
        .withMessage("{{a}} has no value");
  }
}
