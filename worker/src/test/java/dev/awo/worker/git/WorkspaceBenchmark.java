package dev.awo.worker.git;

import dev.awo.def.git.Committed;
import dev.awo.def.git.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures each activity on a repository of 10,000 files. Arguments: files (default 10000), rounds
 * (default 10).
 */
public final class WorkspaceBenchmark {
  private static final int FILES_A_DIRECTORY = 20;

  private final List<String> lines = new ArrayList<>();

  private WorkspaceBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    Path scratch = Files.createTempDirectory("awo-git-benchmark");
    try {
      WorkspaceBenchmark benchmark = new WorkspaceBenchmark();
      benchmark.run(scratch, files, rounds);
      benchmark.lines.forEach(System.out::println);
    } finally {
      Aside.deleteAll(scratch, () -> {});
    }
  }

  private void run(Path scratch, int files, int rounds) throws IOException {
    UserRepo repo = UserRepo.init(scratch.resolve("repo"));
    for (int i = 0; i < files; i++) {
      String line = "line of file " + i + " with some words in it\n";
      repo.write("src/d" + i / FILES_A_DIRECTORY + "/file" + i + ".txt", line.repeat(40));
    }
    repo.commitAll("Many files");
    repo.git("repack", "-a", "-d", "-q");
    lines.add(files + " files, milliseconds of " + rounds + " rounds");
    fresh(scratch, repo, rounds);
    reused(scratch, repo, rounds);
  }

  /** Nothing is deleted in between: on ext4 that would slow down what comes after it tenfold. */
  private void fresh(Path scratch, UserRepo repo, int rounds) {
    TestRoom room = TestRoom.at(scratch.resolve("fresh"));
    List<Double> open = new ArrayList<>();
    List<Double> git = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String task = "fresh" + round;
      String worktree = scratch.resolve(task).toString();
      open.add(timed(() -> room.open(repo, task)));
      git.add(timed(() -> repo.git("worktree", "add", "-q", "--detach", worktree, "HEAD")));
    }
    report("open, fresh", open);
    report("git worktree add, beside it", git);
  }

  private void reused(Path scratch, UserRepo repo, int rounds) {
    TestRoom room = TestRoom.at(scratch.resolve("pool"));
    room.open(repo, "warm");
    room.release("warm");
    List<Double> open = new ArrayList<>();
    List<Double> rollback = new ArrayList<>();
    List<Double> commit = new ArrayList<>();
    List<Double> publish = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String task = "t" + round;
      List<Workspace> opened = new ArrayList<>();
      open.add(timed(() -> opened.add(room.open(repo, task))));
      Workspace workspace = opened.getFirst();
      rollback.add(timed(() -> room.rollback(workspace)));
      List<Committed> made = new ArrayList<>();
      commit.add(
          timed(() -> made.add(room.commit(workspace, 0, room.put("src/d0/new.txt", task)))));
      publish.add(timed(() -> room.publish(workspace, repo, made.getFirst().commit())));
    }
    report("open, from the pool", open);
    report("rollback, nothing to do", rollback);
    report("commit of one file", commit);
    report("publish", publish);
  }

  private static double timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private void report(String what, List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-28s first %8.1f  median %8.1f  worst %8.1f",
            what,
            times.getFirst(),
            sorted.get(sorted.size() / 2),
            sorted.getLast()));
  }
}
