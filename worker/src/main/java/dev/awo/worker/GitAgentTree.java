package dev.awo.worker;

import dev.awo.def.git.Workspace;
import dev.awo.worker.files.GuardPolicy;
import dev.awo.worker.generate.AgentTree;
import dev.awo.worker.git.GitRoom;
import java.util.List;

/** The files of CLI agents are those of git's workspaces; no more is read than the guard allows. */
record GitAgentTree(GitRoom git) implements AgentTree {
  private static final int MOST_FILES = GuardPolicy.DEFAULT.maxFiles() + 1;
  private static final int MOST_BYTES = Math.toIntExact(GuardPolicy.DEFAULT.maxFileBytes());

  @Override
  public void restore(Workspace workspace) {
    git.restore(workspace);
  }

  @Override
  public List<Changed> changes(Workspace workspace, List<String> passedOver) {
    return git.changes(workspace, passedOver, MOST_FILES, MOST_BYTES).stream()
        .map(c -> new Changed(c.path(), c.content(), c.mode(), c.diff()))
        .toList();
  }
}
