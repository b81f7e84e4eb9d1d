package dev.awo.def.task;

import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.PrepareRequest;
import dev.awo.def.verify.Prepared;
import dev.awo.def.verify.SandboxRules;
import java.util.stream.Collectors;

/** The step before the first: the project's dependencies, before anything is paid for. */
final class Preparing {
  private Preparing() {}

  static Prepared run(
      TaskRequest request, Preparation preparation, Workspace workspace, Journal journal) {
    journal.note(Kind.PREPARING, words(preparation));
    Prepared prepared = ask(request.key().project(), preparation, workspace, request.sandbox());
    switch (prepared) {
      case Prepared.Ready ready -> journal.note(Kind.PREPARED, ready.headline(), ready.log());
      case Prepared.Failed failed ->
          journal.note(Kind.REJECTED, failed.findings().headline(), failed.findings().text());
    }
    return prepared;
  }

  static Prepared ask(
      String project, Preparation preparation, Workspace workspace, SandboxRules sandbox) {
    return Rooms.prepare(workspace, words(preparation))
        .dependencies(new PrepareRequest(project, workspace, preparation, sandbox));
  }

  private static String words(Preparation preparation) {
    return preparation.commands().stream()
        .map(command -> command.command().name())
        .collect(Collectors.joining(", ", "preparing: ", ""));
  }
}
