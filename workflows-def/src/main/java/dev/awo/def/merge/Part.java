package dev.awo.def.merge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One thing that is to be done to a base branch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Part.Branch.class, name = "branch"),
  @JsonSubTypes.Type(value = Part.Revert.class, name = "revert")
})
public sealed interface Part {
  /** Id of the task whose work it is, within the project. */
  String task();

  /**
   * Merges a task's branch.
   *
   * @param commit where the branch must be, 40 hex digits
   */
  record Branch(String task, String branch, String commit) implements Part {}

  /**
   * Takes a merge back by a revert commit.
   *
   * @param merge the merge commit, 40 hex digits
   * @param reason one line for the commit message
   */
  record Revert(String task, String merge, String reason) implements Part {}
}
