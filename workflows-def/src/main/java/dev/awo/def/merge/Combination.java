package dev.awo.def.merge;

import dev.awo.def.BlobId;
import dev.awo.def.git.Workspace;
import dev.awo.def.verify.Findings;
import java.util.List;
import java.util.Optional;

/**
 * The base branch with parts done to it, in a workspace.
 *
 * @param base the base branch's tip when it was made, 40 hex digits
 * @param baseTree the tree of that commit
 * @param tip the commit that the base branch is to be moved to; the same as {@code base} when
 *     nothing was joined
 * @param tree the tree of that commit
 * @param changes a manifest of everything between the two
 * @param joined the parts in it, in order
 * @param already the parts that the base branch had before
 * @param misfits the parts that are not in it
 */
public record Combination(
    Workspace workspace,
    String base,
    String baseTree,
    String tip,
    String tree,
    BlobId changes,
    List<Joined> joined,
    List<Joined> already,
    List<Misfit> misfits) {
  public Combination {
    joined = List.copyOf(joined);
    already = List.copyOf(already);
    misfits = List.copyOf(misfits);
  }

  /**
   * A part that is in.
   *
   * @param commit the merge or revert commit, by which it can be taken back; absent when there is
   *     none, as where the user fast-forwarded
   */
  public record Joined(Part part, Optional<String> commit) {}

  /**
   * A part that is not in.
   *
   * @param conflict whether the texts conflict; otherwise the part makes no sense as things stand
   * @param alone whether it does not fit the base branch itself, whatever else is joined
   */
  public record Misfit(Part part, boolean conflict, boolean alone, Findings findings) {}
}
