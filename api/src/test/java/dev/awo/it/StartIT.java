package dev.awo.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that find no stack start one. */
class StartIT {
  @TempDir Path directory;

  @Test
  void commandsThatStartAtOnceShareOneStack() throws Exception {
    Files.writeString(
        directory.resolve("awo.yml"), "ports: {api: 0, admin: 0, temporal: 0, ui: 0}\n");
    try (RunningStack stack = RunningStack.in(directory, Map.of());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<RunningStack.Result>> runs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        runs.add(threads.submit(() -> stack.awo("task", "list", "--json")));
      }
      for (Future<RunningStack.Result> run : runs) {
        assertThat(run.get().exit()).as(run.get().err()).isZero();
      }
    }
  }
}
