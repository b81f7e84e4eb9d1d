package dev.awo.worker.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.autopilot.ProposeRequest;
import dev.awo.def.autopilot.ProposeRequest.Repair;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.generate.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model is asked. */
class ModelProposeActivitiesTest {
  private static final String LOG =
      "$ make test\na.c:3:5: warning: unused variable 'x'\nall is well\n[exit code 0, 1.0 s]\n";

  @TempDir Path directory;
  private final List<Question> asked = new ArrayList<>();
  private BlobStore blobs;
  private ModelProposeActivities activities;

  @BeforeEach
  void prepare() {
    blobs = new DirectoryBlobStore(directory.resolve("blobs"));
    FakeTree tree = new FakeTree();
    activities = new ModelProposeActivities(blobs, tree, this::answer, new ProposalRules(tree));
  }

  @Test
  void warningsOfABaseThatPassesAreTold() {
    activities.propose(request(Optional.empty()));

    assertThat(asked.getFirst().quoted().get("health"))
        .isEqualTo("a.c:3:5: warning: unused variable 'x'");
    assertThat(asked.getFirst().facts().get("most")).isEqualTo("3");
  }

  @Test
  void ofABaseThatFailsEverythingIsTold() {
    activities.propose(request(Optional.of(new Repair("0123", blobs.putText(LOG)))));

    assertThat(asked.getFirst().quoted().get("health")).isEqualTo(LOG);
    assertThat(asked.getFirst().facts().get("goal")).contains("Propose one task");
  }

  private Generation answer(Question question) {
    asked.add(question);
    BlobId answer = blobs.putText("```yaml\nproposals: []\n```\n");
    return new Generation(
        answer, answer, StopReason.STOP, new Usage(1, 0, 1, 0), 1, false, Optional.empty());
  }

  private ProposeRequest request(Optional<Repair> repair) {
    return new ProposeRequest(
        new AttemptKey(new TaskKey("p", "autopilot-1"), "run", 0, 1),
        new Workspace("w", directory.toString(), "0123", "auto/x", "host", Duration.ofMinutes(1)),
        new ModelChoice("scripted", "a", 100, 1_000),
        3,
        blobs.putText("three files"),
        blobs.putText("nothing yet"),
        blobs.putText(LOG),
        repair,
        GuardRules.BUILT_IN,
        List.of(VerifyCommand.of("make test")),
        Optional.empty());
  }
}
