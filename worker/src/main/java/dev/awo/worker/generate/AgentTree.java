package dev.awo.worker.generate;

import dev.awo.def.git.Workspace;
import java.util.List;
import java.util.Optional;

/** The files that a CLI agent works on; git's room knows how. */
public interface AgentTree {
  /** Puts a workspace back to its last commit. */
  void restore(Workspace workspace);

  /**
   * What stands otherwise in a workspace than in its last commit, but for new files that are
   * ignored.
   *
   * @param passedOver paths that are not looked at, nor what is below them
   */
  List<Changed> changes(Workspace workspace, List<String> passedOver);

  /**
   * One path.
   *
   * @param content the bytes now; absent when nothing is there any more
   * @param mode as git writes it
   * @param diff how it differs, for people and for the next attempt
   */
  record Changed(String path, Optional<byte[]> content, String mode, String diff) {}
}
