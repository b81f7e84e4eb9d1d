package dev.awo.def.task;

import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.PrepareRequest;
import dev.awo.def.verify.Prepared;
import java.util.stream.Collectors;

/** The step before the first: the project's dependencies, before anything is paid for. */
final class Preparing {
  private Preparing() {}

  static Prepared run(
      TaskRequest request, Preparation preparation, Workspace workspace, Journal journal) {
    String words = words(preparation);
    journal.note(Kind.PREPARING, words);
    Prepared prepared =
        Rooms.prepare(workspace, words)
            .dependencies(
                new PrepareRequest(
                    request.key().project(), workspace, preparation, request.sandbox()));
    switch (prepared) {
      case Prepared.Ready ready -> journal.note(Kind.PREPARED, ready.headline(), ready.log());
      case Prepared.Failed failed ->
          journal.note(Kind.REJECTED, failed.findings().headline(), failed.findings().text());
    }
    return prepared;
  }

  private static String words(Preparation preparation) {
    return preparation.commands().stream()
        .map(command -> command.command().name())
        .collect(Collectors.joining(", ", "preparing: ", ""));
  }
}
