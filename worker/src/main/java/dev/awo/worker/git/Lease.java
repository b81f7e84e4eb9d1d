package dev.awo.worker.git;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.awo.def.AttemptKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a place has done with it; there is none until the place is ready for use.
 *
 * @param commits what was asked to be committed, in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Lease(String base, List<Intent> commits) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * A commit that was begun. It is noted before the commit is made, so that a repetition after a
   * crash makes the same one, to the second of its date.
   *
   * @param parent the workspace's last commit at that time
   * @param second since 1970
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Intent(int step, int attempt, String parent, long second) {
    private boolean isFor(AttemptKey key) {
      return step == key.step() && attempt == key.attempt();
    }
  }

  Lease {
    commits = List.copyOf(commits);
  }

  /** Absent also where a power cut left it unreadable: then nothing in the place is certain. */
  static Optional<Lease> load(Slot slot) throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(slot.leaseFile()), Lease.class));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void save(Slot slot) throws IOException {
    Path aside = slot.directory().resolve("lease.new");
    Files.write(aside, JSON.writeValueAsBytes(this));
    Files.move(aside, slot.leaseFile(), ATOMIC_MOVE);
  }

  Optional<Intent> intentOf(AttemptKey key) {
    return commits.stream().filter(intent -> intent.isFor(key)).findFirst();
  }

  Lease with(Intent intent) {
    List<Intent> longer = new ArrayList<>(commits);
    longer.add(intent);
    return new Lease(base, longer);
  }

  /**
   * Where the branch stood after the intent was carried out; {@code tip} is where it stands now.
   */
  String outcomeOf(Intent intent, String tip) {
    int next = commits.indexOf(intent) + 1;
    return next < commits.size() ? commits.get(next).parent() : tip;
  }
}
