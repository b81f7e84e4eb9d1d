package dev.awo.api.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A started process of the stack. */
record Child(ChildPlan plan, Process process) {
  static Child start(ChildPlan plan) {
    List<String> command = new ArrayList<>(OwnSession.prefix(plan.environment()));
    command.addAll(plan.command());
    try {
      Files.createDirectories(plan.log().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(plan.log().toFile()))
              .redirectInput(Redirect.from(new File("/dev/null")));
      builder.environment().clear();
      builder.environment().putAll(plan.environment());
      return new Child(plan, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + plan.name(), e);
    }
  }

  StackState.Part part() {
    return new StackState.Part(plan.name(), ProcessRef.of(process.toHandle()));
  }
}
