package dev.awo.def.verify;

import dev.awo.def.spec.VerifyCommand;
import java.util.List;

/**
 * How a project's dependencies are fetched before anything is verified.
 *
 * @param commands in their order
 * @param lockFiles names or globs of files in the root whose content decides whether the commands
 *     run again; without any, each base commit is a state of its own
 * @param scratch directories inside of what the commands make that tools must be able to write to,
 *     such as {@code node_modules/.cache}
 */
public record Preparation(List<Command> commands, List<String> lockFiles, List<String> scratch) {
  public Preparation {
    commands = List.copyOf(commands);
    lockFiles = List.copyOf(lockFiles);
    scratch = List.copyOf(scratch);
  }

  /**
   * One command.
   *
   * @param optional whether work goes on when it fails
   */
  public record Command(VerifyCommand command, boolean optional) {}
}
