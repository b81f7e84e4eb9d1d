package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.Proposals.Known;
import dev.awo.api.ledger.QueueFilter;
import dev.awo.api.view.ProposalView.State;
import dev.awo.api.view.QueueMode;
import dev.awo.api.view.QueueView;
import dev.awo.def.BlobId;
import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.BatchCount;
import dev.awo.def.autopilot.BatchNote;
import dev.awo.def.autopilot.RoundActivities;
import dev.awo.def.autopilot.RoundEnd;
import dev.awo.def.autopilot.RoundNote;
import dev.awo.def.autopilot.RoundPlan;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.autopilot.RoundReservation;
import dev.awo.def.autopilot.RoundSettlement;
import dev.awo.def.autopilot.RoundStart;
import dev.awo.def.autopilot.RoundState;
import dev.awo.def.dispatch.Mode;
import dev.awo.def.ledger.Grant;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** Answers rounds from the record, and brings what they keep into the queue. */
public final class LedgerRoundActivities implements RoundActivities {
  private static final int BATCH_LIMIT = 16 << 20;

  private final Ledger ledger;
  private final BlobDirectory blobs;
  private final RoundPlans plans;
  private final ProposalDesk desk;
  private final QueueModes modes;

  public LedgerRoundActivities(
      Ledger ledger, BlobDirectory blobs, RoundPlans plans, ProposalDesk desk, QueueModes modes) {
    this.ledger = ledger;
    this.blobs = blobs;
    this.plans = plans;
    this.desk = desk;
    this.modes = modes;
  }

  @Override
  public RoundPlan begin(RoundStart start) {
    try {
      return plans.plan(start);
    } catch (ApplicationFailure hopeless) {
      // It is not on record as a round, and pauses the schedule all the same.
      if (hopeless.isNonRetryable() && start.request().origin() == Origin.SCHEDULE) {
        String words = "a round could not begin: " + hopeless.getOriginalMessage();
        ledger.notifications().autopilotPaused(start.request().project(), start.run(), words);
      }
      throw hopeless;
    }
  }

  @Override
  public Grant reserve(RoundReservation reservation) {
    return ledger.rounds().reserve(reservation);
  }

  @Override
  public void settle(RoundSettlement settlement) {
    ledger.rounds().settle(settlement);
  }

  @Override
  public BatchCount sift(BatchNote note) {
    String project = ledger.rounds().note(note.round(), note.events());
    Batch sifted = new Memory(ledger, blobs).sift(note.round(), project, batch(note.batch()));
    ledger.proposals().put(note.round(), project, sifted);
    int kept = sifted.alive().size();
    return new BatchCount(blobs.put(sifted.write()), kept, sifted.items().size() - kept);
  }

  @Override
  public void keep(BatchNote note) {
    String project = ledger.rounds().note(note.round(), note.events());
    ledger.proposals().put(note.round(), project, batch(note.batch()));
  }

  @Override
  public void queue(RoundNote note) {
    ledger.rounds().note(note.round(), note.events());
    for (Known known : ledger.proposals().ofRound(note.round())) {
      if (known.view().state() == State.WAITING) {
        require(desk.approve(known.view().number(), Optional.empty(), Optional.empty()));
      }
    }
  }

  @Override
  public void startQueue(RoundNote note) {
    String project = ledger.rounds().note(note.round(), note.events());
    if (mode(project) == QueueMode.PAUSED) {
      require(modes.set(project, new Mode.Loop()));
    }
  }

  @Override
  public RoundState look(RoundNote note) {
    ledger.rounds().note(note.round(), note.events());
    return ledger.rounds().state(note.round());
  }

  @Override
  public void expire(RoundNote note) {
    ledger.rounds().note(note.round(), note.events());
    ledger.proposals().expire(note.round());
  }

  @Override
  public void close(RoundEnd end) {
    ledger.rounds().close(end);
  }

  private QueueMode mode(String project) {
    return ledger
        .queue()
        .view(new QueueFilter(Optional.of(QueueView.State.RUNNING), Optional.of(project), 0, 1))
        .projects()
        .getFirst()
        .mode();
  }

  private Batch batch(BlobId id) {
    return Batch.read(
        blobs
            .text(id, BATCH_LIMIT)
            .orElseThrow(() -> new IllegalStateException("a batch of proposals is gone")));
  }

  /** Who does not answer is asked again; what makes no sense is on record already. */
  private static void require(Steered steered) {
    if (steered instanceof Steered.Unavailable away) {
      throw new IllegalStateException(away.detail());
    }
  }
}
