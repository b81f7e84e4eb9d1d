package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.spec.ProtectedGroups;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardPolicyTest {
  @Test
  void theGroupsThatProjectsYamlMayLiftAreTheGuardsOwn() {
    assertThatCode(() -> lifting(ProtectedGroups.KNOWN)).doesNotThrowAnyException();
    assertThatCode(() -> lifting(ProtectedGroups.NEED_APPROVAL)).doesNotThrowAnyException();
    assertThatThrownBy(() -> lifting(List.of("other")))
        .hasMessageEndingWith(
            "there are "
                + String.join(", ", ProtectedGroups.KNOWN)
                + ", and these files need approval: "
                + String.join(", ", ProtectedGroups.NEED_APPROVAL));
  }

  private static GuardPolicy lifting(List<String> groups) {
    return new GuardPolicy(List.of(), groups, 1, 1);
  }
}
