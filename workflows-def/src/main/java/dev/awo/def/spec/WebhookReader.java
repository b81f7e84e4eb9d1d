package dev.awo.def.spec;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads {@code notifications} of {@code awo.yml}. */
final class WebhookReader {
  private static final Schema WEBHOOK =
      Schema.of("a notification", "name", "url", "format", "events", "secret_env");

  private final Ids names = new Ids();

  private WebhookReader() {}

  static List<Settings.Webhook> read(Fields fields) {
    return new WebhookReader()
        .webhooks(
            fields.items("notifications").flatMap(item -> item.fields(WEBHOOK).stream()).toList());
  }

  /** Names that are given go before those that are made up. */
  private List<Settings.Webhook> webhooks(List<Fields> items) {
    List<Optional<String>> given = items.stream().map(this::givenName).toList();
    List<Settings.Webhook> webhooks = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      webhooks.add(webhook(items.get(i), given.get(i)));
    }
    return webhooks;
  }

  private Optional<String> givenName(Fields fields) {
    return fields
        .find("name")
        .flatMap(value -> value.text(Names::id).map(name -> names.unique(value, name)));
  }

  private Settings.Webhook webhook(Fields fields, Optional<String> name) {
    List<Settings.Webhook.Event> events =
        fields
            .items("events")
            .flatMap(item -> item.choice(Settings.Webhook.Event.class).stream())
            .distinct()
            .toList();
    Optional<Value> address = fields.require("url");
    String url = address.flatMap(value -> value.text(Addresses::url)).orElse("");
    return new Settings.Webhook(
        name.or(() -> address.map(value -> names.unique(value, free(url)))).orElse(""),
        url,
        fields
            .find("format")
            .flatMap(value -> value.choice(Settings.Webhook.Format.class))
            .orElse(Settings.Webhook.Format.JSON),
        events.isEmpty() ? Arrays.asList(Settings.Webhook.Event.values()) : events,
        fields.find("secret_env").flatMap(value -> value.text(Names::environmentVariable)));
  }

  /** The host as an id, with a number where it is taken. */
  private String free(String url) {
    String host =
        Optional.ofNullable(URI.create(url).getHost()).flatMap(Names::safe).orElse("webhook");
    return Stream.concat(
            Stream.of(host), IntStream.iterate(2, i -> i + 1).mapToObj(i -> host + "-" + i))
        .filter(name -> !names.contains(name))
        .findFirst()
        .orElseThrow();
  }
}
