package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.generate.Provider;
import dev.awo.worker.generate.Endpoint.TokenLimit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointsTest {
  @TempDir Path root;

  private final Map<String, String> environment = new LinkedHashMap<>();

  @Test
  void officialServersNeedAKeyOnly() {
    environment.put("ANTHROPIC_API_KEY", "sk-a");
    environment.put("OPENAI_API_KEY", "sk-o");

    assertThat(of(Provider.ANTHROPIC).baseUrl()).hasToString("https://api.anthropic.com/v1");
    assertThat(of(Provider.OPENAI).baseUrl()).hasToString("https://api.openai.com/v1");
    assertThat(of(Provider.OPENAI).tokenLimit()).isEqualTo(TokenLimit.MAX_COMPLETION_TOKENS);
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, https://gateway.test/anthropic, https://gateway.test/anthropic/v1",
    "ANTHROPIC, https://gateway.test/anthropic/v1/, https://gateway.test/anthropic/v1",
    "OPENAI, http://localhost:11434, http://localhost:11434/v1",
    "OPENAI, https://gateway.test/api/v1, https://gateway.test/api/v1",
    "OPENAI, https://gateway.test/v1beta/openai/, https://gateway.test/v1beta/openai",
    "OPENAI, https://gateway.test/api/paas/v4, https://gateway.test/api/paas/v4"
  })
  void versionIsAddedWhereTheProvidersConventionLeavesItOut(
      Provider provider, String given, String used) {
    environment.put(provider.baseUrlVariable(), given);

    assertThat(of(provider).baseUrl()).hasToString(used);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway.test/v1",
        "ftp://gateway.test",
        "https://",
        "https://user:sk-secret@gateway.test",
        "https://gateway.test/v1?key=sk-secret",
        "https://gateway.test/ sk-secret",
        "http://under_score:80"
      })
  void otherUrlsAreRefusedWithoutRepeatingThem(String url) {
    environment.put("OPENAI_BASE_URL", url);

    assertThatThrownBy(() -> of(Provider.OPENAI))
        .hasMessageContaining("OPENAI_BASE_URL is no base URL")
        .hasMessageNotContaining("sk-secret")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk secret", "sk-secret\nx", "sk-sécret"})
  void brokenKeyIsRefusedWithoutRepeatingIt(String key) {
    environment.put("OPENAI_API_KEY", key);

    assertThatThrownBy(() -> of(Provider.OPENAI))
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining("cret");
  }

  @Test
  void environmentWinsOverTheFileUnlessItIsBlank() {
    Requests requests =
        new Requests(root)
            .homeFile(".env", "OPENAI_API_KEY=of-file\nANTHROPIC_API_KEY=' of-file '\n");
    environment.put("OPENAI_API_KEY", "of-environment");
    environment.put("ANTHROPIC_API_KEY", " ");
    Endpoints endpoints = new Endpoints(requests.settings(environment));

    assertThat(endpoints.of(Provider.OPENAI, "m").key()).hasValue("of-environment");
    assertThat(endpoints.of(Provider.ANTHROPIC, "m").key()).hasValue("of-file");
  }

  @Test
  void wrongNameOfTheCapIsSaid() {
    environment.put("OPENAI_API_KEY", "sk-o");
    environment.put(Endpoints.TOKEN_LIMIT_VARIABLE, "max");

    assertThatThrownBy(() -> of(Provider.OPENAI))
        .hasMessageContaining("must be max_tokens or max_completion_tokens");
  }

  @Test
  void keysShowNowhere() {
    environment.put("OPENAI_API_KEY", "sk-secret");

    assertThat(of(Provider.OPENAI).toString()).isEqualTo("openai at api.openai.com");
    assertThat(new Requests(root).settings(environment).toString()).doesNotContain("sk-secret");
  }

  private Endpoint of(Provider provider) {
    return new Endpoints(new Requests(root).settings(environment)).of(provider, "m");
  }
}
