package dev.awo.def.merge;

import dev.awo.def.AttemptKey;
import dev.awo.def.TaskKey;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.Rooms;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.PrepareRequest;
import dev.awo.def.verify.Prepared;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyRequest;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes combinations in workspaces and verifies them. What was found of a tree is remembered, so
 * that halving a batch does not run the commands on the same tree twice.
 */
final class MergeBench {
  private static final int REMEMBERED = 64;

  private final MergeLine line;
  private final Map<String, Optional<Findings>> known = new LinkedHashMap<>();
  private int opened;

  MergeBench(MergeLine line) {
    this.line = line;
  }

  /** Hands the workspace back afterwards, whatever happens. */
  <T> T with(List<Part> parts, String summary, Function<Combination, T> work) {
    opened++;
    String run = run();
    Combination combination =
        MergeRooms.anywhere(summary)
            .combine(
                new CombineRequest(owner(), run, line.rules().repository(), line.branch(), parts));
    try {
      return work.apply(combination);
    } finally {
      Workflow.newDetachedCancellationScope(
              () ->
                  Rooms.git(combination.workspace(), "hand back the workspace")
                      .release(new ReleaseRequest(owner(), run)))
          .run();
    }
  }

  /** The project's commands, then those that only the tasks have. */
  List<VerifyCommand> commands(List<MergeItem> items) {
    SequencedSet<VerifyCommand> commands = new LinkedHashSet<>(line.rules().verify());
    items.forEach(item -> commands.addAll(item.verify()));
    return List.copyOf(commands);
  }

  /** What is wrong with the tree; empty when nothing is. */
  Optional<Findings> complaint(Combination combination, List<VerifyCommand> commands) {
    String key = key(combination.tree(), commands);
    Optional<Findings> before = known.get(key);
    if (before != null) {
      return before;
    }
    Optional<Findings> complaint = verify(combination, commands);
    known.put(key, complaint);
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
    return complaint;
  }

  /** As {@link #complaint}, whatever is known: health may have changed with the tree the same. */
  Optional<Findings> complaintNow(Combination combination, List<VerifyCommand> commands) {
    known.remove(key(combination.tree(), commands));
    return complaint(combination, commands);
  }

  private Optional<Findings> verify(Combination combination, List<VerifyCommand> commands) {
    Optional<String> state = Optional.empty();
    if (line.rules().preparation().isPresent() && !commands.isEmpty()) {
      switch (prepare(combination)) {
        case Prepared.Failed failed -> {
          return Optional.of(failed.findings());
        }
        case Prepared.Ready ready -> state = Optional.of(ready.state());
      }
    }
    line.countVerification();
    AttemptKey key = new AttemptKey(owner(), run(), 0, 1);
    Verdict verdict =
        Rooms.verify(combination.workspace(), verifying(commands))
            .judge(
                new VerifyRequest(
                    key,
                    combination.workspace(),
                    combination.changes(),
                    commands,
                    line.rules().sandbox(),
                    state));
    return switch (verdict) {
      case Verdict.Passed passed -> Optional.empty();
      case Verdict.Rejected rejected -> Optional.of(rejected.findings());
    };
  }

  private Prepared prepare(Combination combination) {
    return Rooms.prepare(combination.workspace(), "fetch the project's dependencies")
        .dependencies(
            new PrepareRequest(
                line.project(),
                combination.workspace(),
                line.rules().preparation().orElseThrow(),
                line.rules().sandbox()));
  }

  private TaskKey owner() {
    return new TaskKey(line.project(), "merge-" + Integer.toHexString(line.branch().hashCode()));
  }

  private String run() {
    return Workflow.getInfo().getRunId() + "-" + opened;
  }

  private static String key(String tree, List<VerifyCommand> commands) {
    return tree + "\n" + commands;
  }

  private static String verifying(List<VerifyCommand> commands) {
    return commands.stream()
        .map(VerifyCommand::name)
        .collect(Collectors.joining(", ", "verify the combined tree: ", ""));
  }
}
