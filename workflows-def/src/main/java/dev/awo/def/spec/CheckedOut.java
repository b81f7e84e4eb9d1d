package dev.awo.def.spec;

/** What a merge does when its target is checked out in one of the user's working trees. */
public enum CheckedOut {
  /** Nothing: the verified merge is left ready. */
  LEAVE,
  /** It moves the branch together with files and index, if these are clean. */
  UPDATE
}
