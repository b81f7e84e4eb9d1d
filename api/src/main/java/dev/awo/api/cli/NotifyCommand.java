package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewTestNotification;
import dev.awo.api.view.NotificationView;
import dev.awo.api.view.NotificationView.Delivery;
import dev.awo.api.view.NotificationView.State;
import dev.awo.api.view.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo notify}: what the webhooks of {@code awo.yml} are told. */
@Command(
    name = "notify",
    description = "Test the webhooks under 'notifications' in awo.yml, or list what they are told.",
    footer = {"", "Example:", "  awo notify test"})
final class NotifyCommand extends Group {
  private static final TypeReference<NotificationView> NOTIFICATION = new TypeReference<>() {};
  private static final TypeReference<Page<NotificationView>> PAGE = new TypeReference<>() {};
  private static final String PATH = "/api/v1/notifications";

  private final Awo awo;

  NotifyCommand(Awo awo) {
    this.awo = awo;
  }

  @Command(
      description = {
        "Send a test notification the way that all go, and say how each webhook took it.",
        "One that does not answer is tried again for a day."
      },
      footer = {"", "Example:", "  awo notify test hooks-slack-com"})
  int test(
      @Parameters(
              index = "0",
              arity = "0..1",
              paramLabel = "NAME",
              description = "Only this webhook; all unless given.")
          Optional<String> name) {
    NotificationView sent =
        awo.client().post(PATH + "/test", new NewTestNotification(name), NOTIFICATION);
    Output output = awo.output();
    output.result(
        sent,
        () ->
            sent.deliveries()
                .forEach(delivery -> output.line(delivery.webhook() + ": " + delivery.words())));
    return sent.deliveries().stream().allMatch(delivery -> delivery.state() == State.DELIVERED)
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  @Command(
      description = "List what webhooks were told, the latest first.",
      footer = {"", "Example:", "  awo notify list --limit 10"})
  int list(
      @Option(
              names = "--limit",
              defaultValue = "20",
              description = "At most so many, up to 50; 20.")
          int limit) {
    Query query = new Query(PATH).with("limit", Optional.of(Integer.toString(limit)));
    Page<NotificationView> page = awo.client().get(query.toString(), PAGE);
    Output output = awo.output();
    output.result(page, () -> print(output, page.items()));
    return ExitCode.DONE;
  }

  private static void print(Output output, List<NotificationView> notifications) {
    if (notifications.isEmpty()) {
      output.line("no notifications");
      return;
    }
    Instant now = Instant.now();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("EVENT", "SINCE", "TITLE", "WEBHOOKS"));
    for (NotificationView notification : notifications) {
      rows.add(
          List.of(
              notification.event(),
              Words.ago(notification.at(), now),
              notification.title(),
              notification.deliveries().stream()
                  .map(NotifyCommand::brief)
                  .collect(Collectors.joining(", "))));
    }
    output.table(rows);
  }

  private static String brief(Delivery delivery) {
    return delivery.webhook() + " " + delivery.state().label();
  }
}
