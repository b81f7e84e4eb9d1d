package dev.awo.api.view;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next give it as {@code cursor} to get the part that follows; absent on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }
}
