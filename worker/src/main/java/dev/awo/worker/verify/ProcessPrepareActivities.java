package dev.awo.worker.verify;

import dev.awo.def.BlobId;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.PrepareActivities;
import dev.awo.def.verify.PrepareRequest;
import dev.awo.def.verify.Prepared;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.sandbox.BoxedCommand;
import dev.awo.worker.sandbox.CommandEnd;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Preparation by processes on this host, one at a time for each state of a project's lock files.
 */
final class ProcessPrepareActivities implements PrepareActivities {
  private final BlobStore blobs;
  private final Sandbox sandbox;
  private final Provisions provisions;
  private final Redaction redaction;
  private final Semaphore slots;
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  /**
   * @param atOnce how many preparations may run; others wait
   */
  ProcessPrepareActivities(
      BlobStore blobs, Sandbox sandbox, Provisions provisions, Redaction redaction, int atOnce) {
    this.blobs = blobs;
    this.sandbox = sandbox;
    this.provisions = provisions;
    this.redaction = redaction;
    this.slots = new Semaphore(atOnce, true);
  }

  @Override
  public Prepared dependencies(PrepareRequest request) {
    long arrival = System.nanoTime();
    String state = PrepareState.of(request, sandbox.confinement(request.sandbox()));
    Turn turn = turns.computeIfAbsent(state, s -> new Turn());
    Waiting.acquire(turn.one, "waiting for the same preparation of another task");
    try {
      Optional<Prepared> before =
          provisions
              .find(state)
              .<Prepared>map(known -> new Prepared.Ready(state, ready(request), Optional.empty()))
              .or(() -> turn.failedSince(arrival));
      return before.orElseGet(() -> runInTurn(request, state, turn));
    } finally {
      turn.one.release();
    }
  }

  private Prepared runInTurn(PrepareRequest request, String state, Turn turn) {
    Waiting.acquire(slots, "waiting for other preparations");
    try {
      Prepared prepared = run(request, state);
      if (prepared instanceof Prepared.Failed failed) {
        turn.failed(failed);
      }
      return prepared;
    } finally {
      slots.release();
    }
  }

  private Prepared run(PrepareRequest request, String state) {
    Path source = Path.of(request.workspace().directory());
    Path tree = provisions.begin(state, source);
    VerifyLog log = new VerifyLog(sandbox.confinement(request.sandbox()));
    for (Preparation.Command command : request.preparation().commands()) {
      CommandEnd end = run(request, state, tree, command.command());
      log.ran(command.command(), end);
      boolean passed = end instanceof CommandEnd.Exited exited && exited.code() == 0;
      if (!passed && !command.optional()) {
        return failed(command.command(), end, log);
      }
    }
    provisions.finish(state, source, sandbox.home(tree), request.preparation().scratch());
    return new Prepared.Ready(state, log.preparedHeadline(), Optional.of(stored(log.text())));
  }

  private CommandEnd run(PrepareRequest request, String state, Path tree, VerifyCommand command) {
    BoxedCommand boxed =
        BoxedCommand.shell(
            tree, state, command.run(), command.timeout(), request.sandbox().withNetwork());
    ActivityExecutionContext context = Activity.getExecutionContext();
    return sandbox.run(
        boxed, (running, bytes) -> context.heartbeat(Words.running(command, running, bytes)));
  }

  private Prepared.Failed failed(VerifyCommand command, CommandEnd end, VerifyLog log) {
    Optional<String> missing =
        end instanceof CommandEnd.Exited exited && exited.code() == 127
            ? MissingProgram.in(exited.output().text())
            : Optional.empty();
    Complaint complaint = Complaint.ofCommand(command, end, log.passed());
    String headline =
        "preparing the project failed: "
            + complaint.headline()
            + missing.map(name -> "; install " + name + " where the worker's PATH leads").orElse("")
            + "; run it in the project, or name other commands under 'prepare' in projects.yaml";
    return new Prepared.Failed(new Findings(redaction.redact(headline), stored(complaint.text())));
  }

  private BlobId stored(String text) {
    return blobs.putText(redaction.redact(text));
  }

  private static String ready(PrepareRequest request) {
    List<String> names =
        request.preparation().commands().stream().map(c -> c.command().name()).toList();
    return "prepared before: " + String.join(", ", names);
  }

  /** Who prepares one state, and how it last failed: those who waited for it share that. */
  private static final class Turn {
    private final Semaphore one = new Semaphore(1, true);
    private long failedAt;
    private Optional<Prepared.Failed> failure = Optional.empty();

    private void failed(Prepared.Failed newFailure) {
      failedAt = System.nanoTime();
      failure = Optional.of(newFailure);
    }

    private Optional<Prepared> failedSince(long arrival) {
      return failure.filter(known -> failedAt - arrival > 0).map(known -> (Prepared) known);
    }
  }
}
