package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.NotificationDesk;
import dev.awo.api.view.NewTestNotification;
import dev.awo.api.view.NotificationView;
import dev.awo.api.view.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What webhooks are told. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationsResource {
  /** Temporal is asked about each delivery. */
  private static final int MOST = 50;

  private final NotificationDesk desk;

  public NotificationsResource(NotificationDesk desk) {
    this.desk = desk;
  }

  @GET
  @Operation(
      operationId = "listNotifications",
      summary = "List what webhooks are told and how far it came, the latest first")
  public Page<NotificationView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    return desk.list(
        Inputs.number("cursor", cursor, 1, Long.MAX_VALUE), Math.min(MOST, Inputs.limit(limit)));
  }

  @POST
  @Path("/test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "testNotifications",
      summary = "Send a test notification, and wait some seconds for how each webhook takes it",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "sent; the deliveries say what became of it",
            content = @Content(schema = @Schema(implementation = NotificationView.class))),
        @ApiResponse(
            responseCode = "409",
            description = "there is no webhook, or none of this name"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public NotificationView test(@Nullable NewTestNotification wanted) {
    Optional<String> webhook = Optional.ofNullable(wanted).flatMap(NewTestNotification::webhook);
    return switch (desk.test(webhook)) {
      case NotificationDesk.Test.Sent sent -> sent.view();
      case NotificationDesk.Test.Refused refused -> throw Problems.conflict(refused.detail());
      case NotificationDesk.Test.Unavailable away -> throw Problems.unavailable(away.detail());
    };
  }
}
