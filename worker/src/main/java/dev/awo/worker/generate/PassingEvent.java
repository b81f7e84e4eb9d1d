package dev.awo.worker.generate;

import dev.langchain4j.http.client.sse.ServerSentEvent;

/**
 * An event that can be emptied once it is read. langchain4j keeps every raw event until the call
 * ends, which is some hundred bytes of JSON for each word of the answer; the names of events are
 * few and shared.
 */
final class PassingEvent extends ServerSentEvent {
  private String data;

  PassingEvent(ServerSentEvent event) {
    super(event.event() == null ? null : event.event().intern(), "");
    this.data = event.data();
  }

  @Override
  public String data() {
    return data;
  }

  void forget() {
    data = "";
  }

  /** Identity, since the data changes. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
