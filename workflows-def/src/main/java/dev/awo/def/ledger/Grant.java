package dev.awo.def.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** The ledger's answer to a {@link Reservation}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Grant.Granted.class, name = "granted"),
  @JsonSubTypes.Type(value = Grant.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Grant.Later.class, name = "later")
})
public sealed interface Grant {
  /**
   * The call may be made.
   *
   * @param reservedMicros millionths of a US dollar set aside until the call is settled
   */
  record Granted(long reservedMicros) implements Grant {}

  /**
   * The call must not be made.
   *
   * @param limit which limit would be passed, in words for people
   */
  record Refused(String limit) implements Grant {}

  /**
   * The call may be asked for again when the limit has been reset.
   *
   * @param limit as with {@link Refused}
   */
  record Later(String limit, Instant reset) implements Grant {}
}
