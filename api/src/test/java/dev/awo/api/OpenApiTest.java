package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.awo.api.resources.AutopilotResource;
import dev.awo.api.resources.BudgetResource;
import dev.awo.api.resources.EventsResource;
import dev.awo.api.resources.HealthResource;
import dev.awo.api.resources.InfoResource;
import dev.awo.api.resources.MergesResource;
import dev.awo.api.resources.MetricsResource;
import dev.awo.api.resources.NotificationsResource;
import dev.awo.api.resources.OpenApiResource;
import dev.awo.api.resources.ProjectsResource;
import dev.awo.api.resources.ProposalsResource;
import dev.awo.api.resources.QueueResource;
import dev.awo.api.resources.TaskApprovalResource;
import dev.awo.api.resources.TaskEventsResource;
import dev.awo.api.resources.TaskResource;
import dev.awo.api.resources.TaskSteeringResource;
import dev.awo.api.resources.TaskTextsResource;
import dev.awo.api.resources.TasksResource;
import dev.awo.api.resources.WhyResource;
import dev.awo.api.view.ViewJson;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The description that is served is generated from the resource classes by swagger-core. It is kept
 * as a file, so that the running API needs no generator; run this test with {@code
 * -Dawo.openapi.write=true} to write the file anew.
 */
class OpenApiTest {
  private static final Path FILE = Path.of("src/main/resources/dev/awo/api/resources/openapi.json");
  private static final Set<Class<?>> RESOURCES =
      Set.of(
          AutopilotResource.class,
          BudgetResource.class,
          EventsResource.class,
          HealthResource.class,
          InfoResource.class,
          MergesResource.class,
          MetricsResource.class,
          NotificationsResource.class,
          OpenApiResource.class,
          ProjectsResource.class,
          ProposalsResource.class,
          QueueResource.class,
          TaskApprovalResource.class,
          TaskEventsResource.class,
          TaskResource.class,
          TaskSteeringResource.class,
          TaskTextsResource.class,
          TasksResource.class,
          WhyResource.class);

  @Test
  void theServedDescriptionIsWhatTheClassesSay() throws IOException {
    String generated = generate();
    if (Boolean.getBoolean("awo.openapi.write")) {
      Files.writeString(FILE, generated);
    }

    assertThat(Files.readString(FILE))
        .as("run this test with -Dawo.openapi.write=true")
        .isEqualTo(generated);
  }

  @Test
  void everyNounOfThisVersionIsThere() throws IOException {
    JsonNode paths = new ObjectMapper().readTree(FILE.toFile()).get("paths");

    assertThat(
            paths.properties().stream()
                .map(path -> path.getKey().split("/", -1)[1])
                .distinct()
                .sorted()
                .toList())
        .containsExactly(
            "autopilot",
            "budget",
            "events",
            "info",
            "merges",
            "metrics",
            "notifications",
            "projects",
            "proposals",
            "queue",
            "tasks",
            "why");
  }

  private static String generate() throws IOException {
    ModelConverters.getInstance().addConverter(new ModelResolver(ViewJson.strict()));
    OpenAPI start =
        new OpenAPI()
            .info(new Info().title("Agentic Workflow Orchestrator").version("v1"))
            .servers(List.of(new Server().url("/api/v1")))
            .components(
                new Components()
                    .addSecuritySchemes(
                        "token",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")));
    OpenAPI api = new Reader(new SwaggerConfiguration().openAPI(start)).read(RESOURCES);
    api.getPaths()
        .values()
        .forEach(
            path ->
                path.readOperationsMap()
                    .forEach(
                        (method, operation) -> {
                          if (!method.name().equals("GET")) {
                            operation.addSecurityItem(new SecurityRequirement().addList("token"));
                          }
                        }));
    ObjectMapper sorted =
        new ObjectMapper()
            .enable(
                SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT);
    Object tree = sorted.readValue(Json.mapper().writeValueAsString(api), Object.class);
    return sorted.writeValueAsString(tree) + "\n";
  }
}
