package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.Ledger;
import dev.awo.def.TaskKey;
import dev.awo.def.merge.MergeNote;
import dev.awo.def.merge.MergeRecordActivities;
import dev.awo.def.merge.SendBack;
import dev.awo.def.merge.SentBack;

/** Keeps the record of merges, and runs tasks again whose branch cannot stay. */
public final class LedgerMergeActivities implements MergeRecordActivities {
  private static final int LONGEST_EVIDENCE = 16_000;

  private final Ledger ledger;
  private final BlobDirectory blobs;
  private final TaskRetry retry;

  public LedgerMergeActivities(Ledger ledger, BlobDirectory blobs, TaskRetry retry) {
    this.ledger = ledger;
    this.blobs = blobs;
    this.retry = retry;
  }

  @Override
  public void note(MergeNote note) {
    ledger.merges().note(note);
  }

  /** A task that runs again already was sent back by a call whose answer got lost. */
  @Override
  public SentBack sendBack(SendBack request) {
    TaskKey key = request.task();
    if (ledger.tasks().round(key) > request.round()) {
      return new SentBack(true, "its task runs again");
    }
    if (ledger.merges().timesReturned(key) > 0) {
      return new SentBack(false, "its task was sent back before: a person must look at it");
    }
    String evidence = blobs.text(request.evidence(), LONGEST_EVIDENCE).orElse(request.reason());
    return switch (retry.mend(key, request.branch(), evidence)) {
      case Steered.Done done -> {
        ledger.merges().countReturn(key);
        yield new SentBack(true, "its task runs again");
      }
      case Steered.Refused refused -> new SentBack(false, refused.detail());
      case Steered.Unavailable away -> new SentBack(false, away.detail());
    };
  }
}
