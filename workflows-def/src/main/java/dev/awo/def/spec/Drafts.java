package dev.awo.def.spec;

import java.util.List;

/**
 * A list that a model wrote, each item judged by itself, so that one bad item does not take the
 * others with it.
 *
 * @param problems of the document as a whole; with any, there are no items
 */
public record Drafts<T>(List<Draft<T>> items, List<Problem> problems) {
  public Drafts {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /**
   * One item.
   *
   * @param position 0-based
   * @param value what could be read of it
   * @param problems in the order of their lines; the item is sound when there are none
   */
  public record Draft<T>(int position, T value, List<Problem> problems) {
    public Draft {
      problems = List.copyOf(problems);
    }

    public boolean isSound() {
      return problems.isEmpty();
    }
  }
}
