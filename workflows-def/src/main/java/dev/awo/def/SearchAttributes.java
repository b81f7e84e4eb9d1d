package dev.awo.def;

import io.temporal.common.SearchAttributeKey;

/** Search attributes of task workflows. They are plain text in Temporal: no secrets, no prompts. */
public final class SearchAttributes {
  public static final SearchAttributeKey<String> PROJECT =
      SearchAttributeKey.forKeyword("AwoProject");
  public static final SearchAttributeKey<String> TASK = SearchAttributeKey.forKeyword("AwoTask");
  public static final SearchAttributeKey<String> STATUS =
      SearchAttributeKey.forKeyword("AwoStatus");
  public static final SearchAttributeKey<Long> ATTEMPT = SearchAttributeKey.forLong("AwoAttempt");

  /** Millionths of a US dollar, settled so far. */
  public static final SearchAttributeKey<Long> COST_MICROS =
      SearchAttributeKey.forLong("AwoCostMicros");

  private SearchAttributes() {}
}
