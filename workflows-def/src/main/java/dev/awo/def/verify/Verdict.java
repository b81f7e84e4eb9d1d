package dev.awo.def.verify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.awo.def.BlobId;

/** What verification says of an attempt. A failing test is a value, not an exception. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verdict.Passed.class, name = "passed"),
  @JsonSubTypes.Type(value = Verdict.Rejected.class, name = "rejected")
})
public sealed interface Verdict {
  /** The commands' output, bounded, in the blob store. */
  BlobId log();

  /** How the commands were confined, in words: {@code bubblewrap}, or what is missing. */
  String confinement();

  /**
   * Every command succeeded and nothing was found that blocks.
   *
   * @param headline one line, such as {@code 2 commands passed in 3.1 s}
   */
  record Passed(String headline, BlobId log, String confinement) implements Verdict {}

  /** Something failed or was found; the first failing command ends the verification. */
  record Rejected(Findings findings, BlobId log, String confinement) implements Verdict {}
}
