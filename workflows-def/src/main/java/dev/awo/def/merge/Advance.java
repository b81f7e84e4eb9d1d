package dev.awo.def.merge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What became of a wish to move a base branch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Advance.Advanced.class, name = "advanced"),
  @JsonSubTypes.Type(value = Advance.Moved.class, name = "moved"),
  @JsonSubTypes.Type(value = Advance.Blocked.class, name = "blocked")
})
public sealed interface Advance {
  /** The branch is there, or was and has gone further. */
  record Advanced() implements Advance {}

  /** Somebody else moved it: the commit must be made anew. */
  record Moved() implements Advance {}

  /**
   * It is checked out and must not be moved now.
   *
   * @param words why, and what a person can do
   */
  record Blocked(String words) implements Advance {}
}
