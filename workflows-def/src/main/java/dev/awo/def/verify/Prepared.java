package dev.awo.def.verify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.awo.def.BlobId;
import java.util.Optional;

/** What became of a project's dependencies. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Prepared.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = Prepared.Failed.class, name = "failed")
})
public sealed interface Prepared {
  /**
   * They are there for the verify commands of every workspace on the host.
   *
   * @param state names what was prepared, for {@link VerifyRequest#prepared}
   * @param headline one line, such as {@code prepared in 12.3 s: npm ci}
   * @param log the commands' output, bounded, in the blob store; absent when they ran for another
   *     task
   */
  record Ready(String state, String headline, Optional<BlobId> log) implements Prepared {}

  /** A command failed; no model could mend that. */
  record Failed(Findings findings) implements Prepared {}
}
