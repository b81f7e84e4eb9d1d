package dev.awo.def.merge;

import dev.awo.def.BlobId;
import dev.awo.def.git.CommitRequest;
import dev.awo.def.git.Committed;
import dev.awo.def.git.GitActivities;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.PreviewRequest;
import dev.awo.def.git.PublishRequest;
import dev.awo.def.git.Published;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.git.RollbackRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.merge.Combination.Joined;
import dev.awo.def.merge.Combination.Misfit;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.HealthActivities;
import dev.awo.def.verify.Probe;
import dev.awo.def.verify.ProbeRequest;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A base branch whose trees are sets of task ids; a commit is a number and the tree it has. */
final class FakeBase {
  static final BlobId BLOB = new BlobId("a".repeat(64));

  final Set<String> conflicting = ConcurrentHashMap.newKeySet();
  final List<Set<String>> advances = new CopyOnWriteArrayList<>();
  final List<Set<String>> verified = new CopyOnWriteArrayList<>();
  final List<MergeNote.Entry> notes = new CopyOnWriteArrayList<>();
  final List<SendBack> sentBack = new CopyOnWriteArrayList<>();
  final Set<String> open = ConcurrentHashMap.newKeySet();
  volatile Predicate<Set<String>> isBad = tree -> false;
  volatile Runnable whileVerifying = () -> {};
  volatile Optional<String> blocker = Optional.empty();
  volatile Probe health = new Probe.Well();

  private final Map<String, Set<String>> trees = new ConcurrentHashMap<>();
  private volatile String tip = "0:start";

  FakeBase() {
    trees.put(tip, Set.of());
  }

  Set<String> tree() {
    return trees.getOrDefault(tip, Set.of());
  }

  /** Somebody commits to the base branch. */
  synchronized void commit(String what) {
    Set<String> tree = new TreeSet<>(tree());
    tree.add(what);
    tip = commitOf(tree);
  }

  MergeStatus statusOf(String task) {
    return notes.stream()
        .filter(note -> note.task().equals(task))
        .reduce((first, second) -> second)
        .orElseThrow()
        .status();
  }

  String wordsOf(String task) {
    return notes.stream()
        .filter(note -> note.task().equals(task))
        .reduce((first, second) -> second)
        .orElseThrow()
        .text();
  }

  /** The commits of the base branch that are there for a task, as it was told. */
  List<String> madeFor(String task) {
    return notes.stream()
        .filter(note -> note.task().equals(task))
        .flatMap(note -> note.made().stream())
        .toList();
  }

  private String commitOf(Set<String> tree) {
    String commit = trees.size() + ":" + String.join("+", tree);
    trees.put(commit, tree);
    return commit;
  }

  /** Merging. */
  final class Merging implements MergeActivities {
    @Override
    public BaseLook look(LookRequest request) {
      return new BaseLook(tip, blocker);
    }

    @Override
    public Combination combine(CombineRequest request) {
      synchronized (FakeBase.this) {
        Set<String> tree = new TreeSet<>(tree());
        List<Joined> joined = new ArrayList<>();
        List<Joined> already = new ArrayList<>();
        List<Misfit> misfits = new ArrayList<>();
        for (Part part : request.parts()) {
          boolean isRevert = part instanceof Part.Revert;
          if (tree.contains(part.task()) != isRevert) {
            already.add(new Joined(part, Optional.empty()));
          } else if (!isRevert && conflicting.contains(part.task())) {
            misfits.add(new Misfit(part, true, joined.isEmpty(), findings("conflict")));
          } else {
            boolean changed = isRevert ? tree.remove(part.task()) : tree.add(part.task());
            joined.add(new Joined(part, Optional.of((changed ? "m-" : "") + part.task())));
          }
        }
        open.add(request.run());
        String to = joined.isEmpty() ? tip : commitOf(tree);
        return new Combination(
            workspace(request, to),
            tip,
            tree().toString(),
            to,
            tree.toString(),
            BLOB,
            joined,
            already,
            misfits);
      }
    }

    @Override
    public Advance advance(AdvanceRequest request) {
      synchronized (FakeBase.this) {
        if (!tip.equals(request.from())) {
          return new Advance.Moved();
        }
        if (blocker.isPresent()) {
          return new Advance.Blocked(blocker.get());
        }
        tip = request.to();
        advances.add(tree());
        return new Advance.Advanced();
      }
    }

    private Workspace workspace(CombineRequest request, String commit) {
      return new Workspace(
          request.run(), commit, tip, request.branch(), "host", Duration.ofMinutes(10));
    }
  }

  /** Verification. */
  final class Verifying implements VerifyActivities, HealthActivities {
    @Override
    public Verdict judge(VerifyRequest request) {
      Set<String> tree = trees.getOrDefault(request.workspace().directory(), Set.of());
      verified.add(tree);
      whileVerifying.run();
      return isBad.test(tree)
          ? new Verdict.Rejected(findings("tests fail"), BLOB, "none")
          : new Verdict.Passed("passed", BLOB, "none");
    }

    @Override
    public Probe probe(ProbeRequest request) {
      return health;
    }
  }

  /** Workspaces. */
  final class Workspaces implements GitActivities {
    @Override
    public void release(ReleaseRequest request) {
      open.remove(request.run());
    }

    @Override
    public Workspace open(OpenRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Committed commit(CommitRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BlobId preview(PreviewRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void rollback(RollbackRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Published publish(PublishRequest request) {
      throw new UnsupportedOperationException();
    }
  }

  /** The record. */
  final class Recording implements MergeRecordActivities {
    @Override
    public void note(MergeNote note) {
      notes.addAll(note.entries());
    }

    @Override
    public SentBack sendBack(SendBack request) {
      sentBack.add(request);
      return new SentBack(true, "its task runs again");
    }
  }

  static Findings findings(String headline) {
    return new Findings(headline, BLOB);
  }
}
