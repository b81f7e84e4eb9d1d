package dev.awo.api.cli;

import dev.awo.api.view.WhyView;
import dev.awo.api.view.WhyView.Attempt;
import dev.awo.api.view.WhyView.Made;
import dev.awo.api.view.WhyView.Story;
import dev.awo.def.TaskKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit says of its making: the lines {@code Awo-…: value} at the end of its message.
 *
 * @param lines values by name, in order
 */
record Trailers(Map<String, List<String>> lines) {
  private static final Pattern LINE = Pattern.compile("(Awo-[A-Za-z-]+): (.*)");
  private static final Pattern TASK = Pattern.compile("([^/]+)/([^/]+)");
  private static final String TASK_NAME = "Awo-Task";

  /** Those of the last paragraph; what stands above may be quoted. */
  static Trailers of(String message) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    String stripped = message.stripTrailing();
    int paragraph = stripped.lastIndexOf("\n\n");
    stripped
        .substring(paragraph < 0 ? stripped.length() : paragraph)
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line ->
                lines
                    .computeIfAbsent(line.group(1), name -> new ArrayList<>())
                    .add(line.group(2).strip()));
    return new Trailers(lines);
  }

  boolean isOurs() {
    return lines.containsKey(TASK_NAME);
  }

  /** The tasks that are named, as {@code project/task}. */
  List<String> tasks() {
    return lines.getOrDefault(TASK_NAME, List.of());
  }

  /** The first task that is named, if it is a name that a task can have. */
  Optional<TaskKey> task() {
    return first(TASK_NAME)
        .map(TASK::matcher)
        .filter(Matcher::matches)
        .filter(name -> TaskKey.isSafe(name.group(1)) && TaskKey.isSafe(name.group(2)))
        .map(name -> new TaskKey(name.group(1), name.group(2)));
  }

  Optional<String> prompt() {
    return first("Awo-Prompt");
  }

  /** Where they say something else than the record, one thing a line. */
  List<String> disagreements(WhyView record) {
    List<String> found = new ArrayList<>();
    TreeSet<String> recorded = new TreeSet<>();
    record
        .stories()
        .forEach(story -> recorded.add(story.task().project() + "/" + story.task().id()));
    TreeSet<String> named = new TreeSet<>(tasks());
    if (!named.equals(recorded)) {
      found.add(TASK_NAME + " says " + named + ", the record " + recorded);
    }
    record
        .commit()
        .ifPresent(
            commit -> {
              switch (commit.kind()) {
                case STEP -> compare(commit, record.stories().getFirst(), found);
                case REVERT -> compareRevert(record.stories().getFirst(), found);
                case MERGE -> {}
              }
            });
    return found;
  }

  private void compare(Made commit, Story story, List<String> found) {
    compare("Awo-Attempt", commit.attempt().map(String::valueOf), found);
    Optional<Attempt> attempt =
        story.attempts().stream()
            .filter(one -> one.commit().equals(Optional.of(commit.id())))
            .findFirst();
    compare("Awo-Run", attempt.map(Attempt::run), found);
    compare("Awo-Model", attempt.flatMap(Attempt::model), found);
    compare("Awo-Prompt", attempt.flatMap(Attempt::prompt), found);
  }

  private void compareRevert(Story story, List<String> found) {
    Optional<String> reverted = first("Awo-Reverts");
    boolean isKnown =
        story.commits().stream()
            .anyMatch(
                made ->
                    made.kind() == WhyView.Kind.MERGE && reverted.equals(Optional.of(made.id())));
    if (!isKnown) {
      found.add(
          "Awo-Reverts says "
              + reverted.orElse("nothing")
              + ", which is no merge of the task on record");
    }
  }

  /** What the record does not say is not compared. */
  private void compare(String name, Optional<String> recorded, List<String> found) {
    Optional<String> said = first(name);
    if (recorded.isPresent() && !said.equals(recorded)) {
      found.add(name + " says " + said.orElse("nothing") + ", the record " + recorded.get());
    }
  }

  private Optional<String> first(String name) {
    return lines.getOrDefault(name, List.of()).stream().findFirst();
  }
}
