package dev.awo.api.view;

import java.util.List;
import java.util.Optional;

/**
 * The merges of all projects, or of one.
 *
 * @param items the latest tasks first
 * @param next give it as {@code cursor} to get the page that follows
 */
public record MergesView(List<MergeView> items, Optional<String> next, List<Queue> queues) {
  public MergesView {
    items = List.copyOf(items);
    queues = List.copyOf(queues);
  }

  /**
   * What one merge queue has done so far.
   *
   * @param verifications times that the commands were run on a tree
   * @param advances times that the base branch was moved
   */
  public record Queue(String project, String into, long verifications, long advances) {}
}
