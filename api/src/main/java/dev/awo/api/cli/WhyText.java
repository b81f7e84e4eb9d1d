package dev.awo.api.cli;

import dev.awo.api.view.EventView;
import dev.awo.api.view.MergeView;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.WhyView;
import dev.awo.api.view.WhyView.Attempt;
import dev.awo.api.view.WhyView.Made;
import dev.awo.api.view.WhyView.Story;
import dev.awo.def.ledger.TaskEvent.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A story as people read it: what was asked, then what happened in order of time. */
final class WhyText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int SHORT_HASH = 12;
  private static final int MOST_LINES = 40;

  /** Said by other lines, or of no weight afterwards. */
  private static final Set<Kind> LEFT_OUT =
      EnumSet.of(Kind.OPENED, Kind.STARTED, Kind.PREPARING, Kind.COMPLETED);

  private final Output output;

  WhyText(Output output) {
    this.output = output;
  }

  /** Something that happened, with its lines. */
  private record Entry(Instant at, List<String> lines) {}

  void print(WhyView view, Optional<String> check) {
    view.commit().ifPresent(commit -> output.line(headline(commit, view.stories())));
    check.ifPresent(words -> output.line("  " + words));
    for (Story story : view.stories()) {
      if (view.commit().isPresent() || view.stories().size() > 1) {
        output.line("");
      }
      output.table(facts(story));
      quote(story.task().prompt().orElse("")).forEach(output::line);
      output.line("");
      happened(story).forEach(entry -> print(entry));
    }
  }

  private void print(Entry entry) {
    output.line(
        TIME.format(entry.at().atZone(ZoneId.systemDefault())) + "  " + entry.lines().getFirst());
    entry.lines().stream().skip(1).forEach(output::line);
  }

  private static String headline(Made commit, List<Story> stories) {
    String tasks =
        stories.stream().map(story -> story.task().id()).collect(Collectors.joining(", "));
    String what =
        switch (commit.kind()) {
          case STEP -> "a commit of task " + tasks;
          case MERGE ->
              stories.size() == 1
                  ? "the merge of task " + tasks
                  : "the merge of %d tasks, verified together: %s".formatted(stories.size(), tasks);
          case REVERT -> "takes back task " + tasks;
        };
    return commit.id() + "  " + what;
  }

  private static List<List<String>> facts(Story story) {
    List<List<String>> rows = new ArrayList<>();
    row(
        rows,
        "task",
        story.task().project() + "/" + story.task().id() + ", " + story.task().status().label());
    row(rows, "asked by", story.origin().map(WhyText::origin).orElse("not on record"));
    story.proposal().ifPresent(proposal -> propose(rows, proposal, story));
    row(
        rows,
        "cost",
        "%s in %s, %s"
            .formatted(
                Words.money(story.task().costUsd()),
                Words.plural(story.task().tokens().calls(), "call"),
                Words.tokens(story.task().tokens())));
    story.checks().ifPresent(checks -> row(rows, "checks", checks(checks)));
    story.task().reason().ifPresent(reason -> row(rows, "reason", reason));
    story.merge().map(WhyText::merge).ifPresent(words -> row(rows, "merge", words));
    for (Made made : story.commits()) {
      row(rows, kind(made.kind()), made.id());
    }
    row(rows, "prompt", "");
    return rows;
  }

  private static String origin(WhyView.Origin origin) {
    return switch (origin) {
      case PERSON -> "a person";
      case QUEUE_FILE -> "a queue file";
      case PROPOSAL -> "the autopilot";
    };
  }

  private static void propose(List<List<String>> rows, ProposalView proposal, Story story) {
    row(rows, "proposal", proposal.number() + ": " + proposal.title());
    proposal.rationale().ifPresent(why -> row(rows, "because", why));
    row(
        rows,
        "review",
        "kept: "
            + proposal.reason().orElse("no reason given")
            + proposal.decidedBy().map(by -> "; approved by " + by).orElse(""));
    story
        .round()
        .ifPresent(
            round ->
                row(
                    rows,
                    "round",
                    "%s, %s for proposing and reviewing"
                        .formatted(
                            round.number().map(String::valueOf).orElse(round.run()),
                            Words.money(round.costUsd()))));
  }

  private static String checks(WhyView.Checks checks) {
    String commands =
        Stream.concat(Stream.of("scan"), checks.verify().stream().map(WhyView.Command::name))
            .collect(Collectors.joining(", "));
    return "%s; sandbox %s, %s"
        .formatted(
            commands,
            checks.sandbox().name().toLowerCase(Locale.ROOT),
            checks.network() ? "with network" : "no network");
  }

  private static String merge(MergeView merge) {
    return merge.status().label() + ": " + merge.words();
  }

  private static String kind(WhyView.Kind kind) {
    return switch (kind) {
      case STEP -> "commit";
      case MERGE -> "merge commit";
      case REVERT -> "revert commit";
    };
  }

  private static List<Entry> happened(Story story) {
    return Stream.concat(
            story.events().stream()
                .filter(event -> !LEFT_OUT.contains(event.kind()))
                .map(WhyText::entry),
            story.attempts().stream().map(WhyText::entry))
        .sorted(Comparator.comparing(Entry::at))
        .toList();
  }

  private static Entry entry(EventView event) {
    List<String> lines = new ArrayList<>();
    lines.add(event.text());
    event
        .detail()
        .filter(detail -> !detail.strip().equals(event.text()))
        .ifPresent(detail -> lines.addAll(quote(detail)));
    return new Entry(event.at(), lines);
  }

  private static Entry entry(Attempt attempt) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "attempt %d at step %d: %s, %s tokens, %s%s"
            .formatted(
                attempt.attempt(),
                attempt.step() + 1,
                attempt.model().orElse("no model was asked"),
                Words.count(attempt.tokens()),
                Words.money(attempt.costUsd()),
                attempt
                    .prompt()
                    .map(hash -> ", prompt " + hash.substring(0, SHORT_HASH))
                    .orElse("")));
    attempt
        .words()
        .ifPresent(
            words ->
                lines.add(
                    "    "
                        + verdict(attempt)
                        + ": "
                        + words
                        + attempt.confinement().map(how -> " (sandbox: " + how + ")").orElse("")));
    attempt.findings().ifPresent(text -> lines.addAll(quote(text)));
    attempt.commit().ifPresent(commit -> lines.add("    commit " + commit));
    return new Entry(attempt.begun(), lines);
  }

  private static String verdict(Attempt attempt) {
    return switch (attempt.outcome()) {
      case BLOCKED -> "not applied";
      case REJECTED -> "failed verification";
      case DECLINED -> "declined";
      case PASSED, COMMITTED -> "passed";
      case ENDED -> "broke off";
      case OPEN -> "open";
    };
  }

  private static List<String> quote(String text) {
    List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
    List<String> lines =
        new ArrayList<>(all.stream().limit(MOST_LINES).map(line -> "    | " + line).toList());
    if (all.size() > MOST_LINES) {
      lines.add("    | … " + Words.plural(all.size() - MOST_LINES, "more line"));
    }
    return lines;
  }

  private static void row(List<List<String>> rows, String name, String value) {
    rows.add(List.of(name, value));
  }
}
