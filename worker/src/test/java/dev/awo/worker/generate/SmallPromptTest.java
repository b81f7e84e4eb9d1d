package dev.awo.worker.generate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small task costs little: what goes over the wire, not only what is in the template. */
final class SmallPromptTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String MODULE =
      """
      class Cart:
          def __init__(self):
              self.items = []

          def add(self, name, price, quantity=1):
              self.items.append((name, price, quantity))

          def total(self):
              return sum(price for _, price, quantity in self.items)
      """;

  private static final String TEST =
      """
      import unittest

      from cart import Cart


      class CartTest(unittest.TestCase):
          def test_total_counts_quantities(self):
              cart = Cart()
              cart.add("pen", 2, quantity=3)
              self.assertEqual(cart.total(), 6)
      """;

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void requestsOfASmallTaskHaveAtMostTenKilobytes(Provider provider) throws Exception {
    Requests requests =
        new Requests(root)
            .file("cart.py", MODULE)
            .file("test_cart.py", TEST)
            .file("README.md", "# Shop\n\nA cart with a fault.\n")
            .instruction("The total of a cart ignores quantities. Make the failing test pass.");

    int first = bytesSent(provider, requests.conversation());
    String answer = "Quantities count now.\n\n```python:cart.py\n" + MODULE + "```\n";
    String findings = "test_cart.py:10: AssertionError: 2 != 6\n".repeat(20);
    int second = bytesSent(provider, requests.feedback(answer, findings).conversation());

    assertThat(first).isLessThanOrEqualTo(6_000);
    assertThat(second).isLessThanOrEqualTo(10_000);
  }

  private int bytesSent(Provider provider, Conversation conversation) throws Exception {
    SERVER.resetAll();
    String stop = provider == Provider.ANTHROPIC ? "end_turn" : "stop";
    SERVER.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream")
                    .withBody(Streams.answer(provider, stop, "yes"))));
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(provider.baseUrlVariable(), SERVER.baseUrl());
    Models models = new Models(new Requests(root).settings(environment));
    ModelChoice choice = new ModelChoice(provider.label(), "m", 1000, 60_000);
    try (ModelCall call = models.start(choice, conversation, 1)) {
      assertThat(call.answer().get(20, TimeUnit.SECONDS).text()).isEqualTo("yes");
    }
    return SERVER.getAllServeEvents().getFirst().getRequest().getBody().length;
  }
}
