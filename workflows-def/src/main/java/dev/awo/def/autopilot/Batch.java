package dev.awo.def.autopilot;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.def.spec.ProposalSpec;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.List;

/**
 * The proposals of a round and what became of each so far. It is kept in the blob store, so that no
 * text of a model enters a workflow's history.
 */
public record Batch(List<Item> items) {
  private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();

  public Batch {
    items = List.copyOf(items);
  }

  /**
   * One proposal.
   *
   * @param position 0-based in the model's answer
   */
  public record Item(int position, ProposalSpec proposal, Fate fate) {
    public Item with(Fate newFate) {
      return new Item(position, proposal, newFate);
    }
  }

  /** What became of a proposal. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fate")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Fate.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Fate.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = Fate.Narrowed.class, name = "narrowed"),
    @JsonSubTypes.Type(value = Fate.Dropped.class, name = "dropped")
  })
  public sealed interface Fate {
    /** Nothing speaks against it yet. */
    record Open() implements Fate {}

    /** The review keeps it as it is. */
    record Kept(String reason) implements Fate {}

    /** The review made it smaller; the proposal is the smaller one. */
    record Narrowed(String reason) implements Fate {}

    /**
     * It will not be done.
     *
     * @param by which check dropped it
     */
    record Dropped(By by, String reason) implements Fate {}

    /** Who drops proposals. */
    enum By {
      /** The rules for what a proposal may say. */
      RULES,
      /** The project has it already. */
      DUPLICATE,
      REVIEW
    }
  }

  /** Those that are still to be done. */
  public List<Item> alive() {
    return items.stream().filter(item -> !(item.fate() instanceof Fate.Dropped)).toList();
  }

  public String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a batch is always writable as JSON", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException when the text is no batch
   */
  public static Batch read(String json) {
    try {
      return JSON.readValue(json, Batch.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored batch of proposals cannot be read", e);
    }
  }
}
