package dev.awo.worker.propose;

import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.Batch.Fate;
import dev.awo.def.autopilot.Batch.Item;
import dev.awo.def.files.GuardRules;
import dev.awo.def.spec.Drafts;
import dev.awo.def.spec.Drafts.Draft;
import dev.awo.def.spec.ProposalSpec;
import dev.awo.def.spec.ReviewSpec;
import dev.awo.def.spec.SpecReader;
import java.util.Optional;

/** Applies a review to a batch. Whatever it does not plainly keep is dropped. */
final class Reviews {
  private static final int LONGEST_REASON = 300;

  private final GuardRules guard;
  private final ProposalRules rules;
  private final Drafts<ReviewSpec> reviews;

  private Reviews(GuardRules guard, ProposalRules rules, Drafts<ReviewSpec> reviews) {
    this.guard = guard;
    this.rules = rules;
    this.reviews = reviews;
  }

  static Batch apply(Batch batch, String answer, GuardRules guard, ProposalRules rules) {
    Reviews reviews = new Reviews(guard, rules, new SpecReader().reviews(YamlAnswer.of(answer)));
    return new Batch(batch.items().stream().map(reviews::judge).toList());
  }

  /** Of an answer that has no end. */
  static Batch dropAll(Batch batch, String why) {
    return new Batch(
        batch.items().stream().map(item -> isAlive(item) ? dropped(item, why) : item).toList());
  }

  private Item judge(Item item) {
    if (!isAlive(item)) {
      return item;
    }
    if (!reviews.problems().isEmpty()) {
      return dropped(
          item, "the review cannot be read: " + Proposals.line(reviews.problems().getFirst()));
    }
    Optional<Draft<ReviewSpec>> found =
        reviews.items().stream()
            .filter(draft -> draft.value().id().equals(item.proposal().id()))
            .findFirst();
    if (found.isEmpty()) {
      return dropped(item, "the review says nothing of it");
    }
    Draft<ReviewSpec> draft = found.get();
    return draft.isSound()
        ? judge(item, draft.value())
        : dropped(
            item, "the review cannot be read: " + Proposals.line(draft.problems().getFirst()));
  }

  private Item judge(Item item, ReviewSpec review) {
    String reason = oneLine(review.reason());
    return switch (review.verdict()) {
      case KEEP -> item.with(new Fate.Kept(reason));
      case DROP -> dropped(item, reason);
      case NARROW -> narrow(item, review, reason);
    };
  }

  private Item narrow(Item item, ReviewSpec review, String reason) {
    ProposalSpec wide = item.proposal();
    if (!ProposalRules.isWithin(review.touches(), wide.touches())) {
      return dropped(item, "the review would let it touch more than was proposed");
    }
    ProposalSpec narrow =
        new ProposalSpec(
            wide.id(),
            wide.title(),
            review.prompt().orElse(wide.prompt()),
            wide.rationale(),
            wide.template(),
            wide.contextFiles(),
            review.touches().isEmpty() ? wide.touches() : review.touches(),
            wide.priority());
    return rules
        .complaint(narrow, guard)
        .map(why -> dropped(item, "narrowed, " + why))
        .orElseGet(() -> new Item(item.position(), narrow, new Fate.Narrowed(reason)));
  }

  private static boolean isAlive(Item item) {
    return !(item.fate() instanceof Fate.Dropped);
  }

  private static Item dropped(Item item, String reason) {
    return item.with(new Fate.Dropped(Fate.By.REVIEW, reason));
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
  }
}
