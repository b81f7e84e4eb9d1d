package dev.awo.api.cli;

import java.util.Locale;

/** What a server answers, in tests. */
final class Answers {
  static final String EVENTS = "/api/v1/tasks/fix/events";

  private Answers() {}

  /** The task {@code fix} of project {@code shop}. */
  static String task(String status, String more) {
    return """
        {"id":"fix","project":"shop","status":"%s","attempts":2,"cost_usd":0.0123,
         "tokens":{"input":900,"cached_input":0,"output":100,"calls":2},
         "agent":"scripted","model":"answers.yaml","created":"2026-01-01T10:00:00Z",
         "started":"2026-01-01T10:00:01Z","ended":"2026-01-01T10:00:04Z",
         "links":{"self":"/api/v1/tasks/fix","events":"%s"}%s}
        """
        .formatted(status, EVENTS, more);
  }

  static String completed() {
    return task("completed", ",\"branch\":\"auto/fix\",\"commit\":\"0123456789abcdef\"");
  }

  static String event(int id, String kind, String text, String more) {
    String label = kind.toLowerCase(Locale.ROOT);
    return """
        id: %d
        event: %s
        data: {"id":%d,"task":"fix","project":"shop","run":"r","sequence":%d,"at":"2026-01-01T10:00:0%dZ","kind":"%s","step":0,"attempt":1,"text":"%s"%s}

        """
        .formatted(id, label, id, id, id, label, text, more);
  }

  static String progress(String text, int characters) {
    return """
        event: progress
        data: {"task":"fix","project":"shop","at":"2026-01-01T10:00:02Z","activity":"GenerateAnswer","tries":1,"text":"%s","characters":%d}

        """
        .formatted(text, characters);
  }

  static String problem(int status, String detail) {
    return """
        {"type":"/problems/x","title":"X","status":%d,"detail":"%s","errors":[]}
        """
        .formatted(status, detail);
  }
}
