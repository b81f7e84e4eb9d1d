package dev.awo.worker.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.Batch.Fate;
import dev.awo.def.autopilot.Batch.Fate.By;
import dev.awo.def.autopilot.Batch.Item;
import dev.awo.def.files.GuardRules;
import dev.awo.def.spec.ProposalSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private static final Item ONE = item(0, "one", List.of("src/**"));
  private static final Item TWO = item(1, "two", List.of("docs/a.md"));

  @Test
  void whatItKeepsIsKeptWithItsReason() {
    Batch reviewed =
        review(
            """
            - {id: one, verdict: keep, reason: small}
            - {id: two, verdict: drop, reason: guessed}
            """);

    assertThat(fates(reviewed))
        .containsExactly(new Fate.Kept("small"), new Fate.Dropped(By.REVIEW, "guessed"));
  }

  @Test
  void whatItDoesNotMentionIsDropped() {
    Batch reviewed = review("- {id: one, verdict: keep, reason: small}\n");

    assertThat(fates(reviewed).get(1))
        .isEqualTo(new Fate.Dropped(By.REVIEW, "the review says nothing of it"));
  }

  @Test
  void aNarrowedProposalIsTheSmallerOne() {
    Batch reviewed =
        review(
            "- {id: one, verdict: narrow, reason: too much, prompt: Only the check.,"
                + " touches: [src/check.ts]}\n");

    Item narrowed = reviewed.items().getFirst();
    assertThat(narrowed.fate()).isEqualTo(new Fate.Narrowed("too much"));
    assertThat(narrowed.proposal().prompt()).isEqualTo("Only the check.");
    assertThat(narrowed.proposal().touches()).containsExactly("src/check.ts");
  }

  @Test
  void aReviewCannotWidenAProposal() {
    for (String touches : List.of("[other/a.ts]", "['**']", "[src/a.ts, docs/a.md]")) {
      Batch reviewed =
          review("- {id: one, verdict: narrow, reason: r, prompt: p, touches: " + touches + "}\n");

      assertThat(reviewed.items().getFirst().fate())
          .as(touches)
          .isEqualTo(
              new Fate.Dropped(By.REVIEW, "the review would let it touch more than was proposed"));
    }
  }

  @Test
  void whatCannotBeReadIsNoConsent() {
    for (String review :
        List.of(
            "- {id: one, verdict: yes-please, reason: r}\n",
            "- {id: one, verdict: keep}\n",
            "- {id: one, verdict: keep, reason: r, budget_usd: 9}\n",
            "- {id: one, verdict: narrow, reason: r}\n",
            "- {id: one, verdict: drop, reason: r}\n- {id: one, verdict: keep, reason: r}\n",
            "- [keep\n")) {
      assertThat(fates(review(review)).getFirst()).as(review).isInstanceOf(Fate.Dropped.class);
    }
  }

  @Test
  void whatWasDroppedBeforeStaysDropped() {
    Item dropped = ONE.with(new Fate.Dropped(By.RULES, "forbidden"));

    Batch reviewed =
        Reviews.apply(
            new Batch(List.of(dropped)),
            answer("- {id: one, verdict: keep, reason: r}\n"),
            GuardRules.BUILT_IN,
            new ProposalRules(new FakeTree()));

    assertThat(reviewed.items()).containsExactly(dropped);
  }

  private static Batch review(String reviews) {
    return Reviews.apply(
        new Batch(List.of(ONE, TWO)),
        answer(reviews),
        GuardRules.BUILT_IN,
        new ProposalRules(new FakeTree()));
  }

  private static String answer(String reviews) {
    return "```yaml\nreviews:\n" + reviews.indent(2) + "```\n";
  }

  private static List<Fate> fates(Batch batch) {
    return batch.items().stream().map(Item::fate).toList();
  }

  private static Item item(int position, String id, List<String> touches) {
    return new Item(
        position,
        new ProposalSpec(
            id, id, "Do " + id + ".", Optional.empty(), Optional.empty(), List.of(), touches, 3),
        new Fate.Open());
  }
}
