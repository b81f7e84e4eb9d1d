package dev.awo.worker.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.def.notify.Notification;
import dev.awo.def.spec.Settings.Webhook.Format;
import java.util.LinkedHashMap;
import java.util.Map;

/** A notification as a webhook wants it. */
final class Body {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Body() {}

  static String of(Notification notification, Format format) {
    try {
      return JSON.writeValueAsString(
          switch (format) {
            case JSON -> plain(notification);
            case SLACK -> Map.of("text", text(notification));
          });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always writable as JSON", e);
    }
  }

  private static Map<String, String> plain(Notification notification) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", notification.id());
    fields.put("event", notification.event());
    fields.put("at", notification.at().toString());
    notification.project().ifPresent(project -> fields.put("project", project));
    notification.task().ifPresent(task -> fields.put("task", task));
    fields.put("title", notification.title());
    fields.put("words", notification.words());
    notification.url().ifPresent(url -> fields.put("url", url));
    return fields;
  }

  private static String text(Notification notification) {
    return "*"
        + escaped(notification.title())
        + "*\n"
        + escaped(notification.words())
        + notification.url().map(url -> "\n" + escaped(url)).orElse("");
  }

  /** Else a text could name a channel, or hide where a link leads. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
