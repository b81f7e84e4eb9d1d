package dev.awo.def.dispatch;

import java.util.List;

/** The tasks that a dispatcher would start now, the most urgent first. */
public record PermitRequest(String project, List<Wish> wishes) {
  public PermitRequest {
    wishes = List.copyOf(wishes);
  }

  /** One task, and the provider that it is going to ask. */
  public record Wish(String task, String provider) {}
}
