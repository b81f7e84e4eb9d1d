package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.awo.api.RunningApi.Answer;
import dev.awo.api.view.NewProject;
import dev.awo.api.view.NewTask;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects of {@code projects.yaml} beside those that were registered. */
class ProjectsApiTest {
  private static final String FILE =
      """
      projects:
        - id: shop
          path: ../shop
          name: Shop
          verify: [{name: unit, run: make test, timeout: 5m}]
          prepare: [make deps]
          agent: openai
          model: gpt-of-project
          protect: ["db/**"]
          allow_protected: [lock-files]
          sandbox: required
          network: [registry.example.org]
      """;

  @TempDir Path directory;
  private LocalTemporal temporal;
  private RunningApi api;
  private Path shop;

  @BeforeEach
  void start() throws Exception {
    shop = RunningApi.repository(directory.resolve("shop"));
    Files.writeString(shop.resolve("package.json"), "{\"scripts\": {\"test\": \"jest\"}}");
    Files.createDirectory(directory.resolve("home"));
    write(FILE);
    temporal = LocalTemporal.withoutWorker();
    api = RunningApi.start(directory.resolve("home"), temporal.address());
  }

  @AfterEach
  void stop() {
    api.close();
    temporal.close();
  }

  @Test
  void theFilesProjectsAreKnownWithoutBeingAdded() throws Exception {
    JsonNode listed = api.get("/api/v1/projects").json().get("items").get(0);
    JsonNode shown = api.get("/api/v1/projects/shop").json();

    assertThat(listed.get("id").asText()).isEqualTo("shop");
    assertThat(listed.get("source").asText()).isEqualTo("file");
    assertThat(listed.get("path").asText()).isEqualTo(shop.toString());
    assertThat(shown.get("name").asText()).isEqualTo("Shop");
    JsonNode rules = shown.get("rules");
    assertThat(rules.get("verify").get(0).asText()).isEqualTo("make test");
    assertThat(rules.get("prepare").get(0).asText()).isEqualTo("make deps");
    assertThat(rules.get("sandbox").asText()).isEqualTo("required");
    assertThat(rules.get("network").asBoolean()).isTrue();
    assertThat(rules.get("protect").get(0).asText()).isEqualTo("db/**");
    assertThat(rules.get("allow_protected").get(0).asText()).isEqualTo("lock-files");
    assertThat(rules.get("detected").toString())
        .contains("{\"what\":\"type\",\"value\":\"npm\",\"from\":\"package.json\"}");
  }

  @Test
  void theProjectsRulesReachItsTasks() throws Exception {
    Answer byId = api.post("/api/v1/tasks", task("shop", "one"));
    Answer byPath = api.post("/api/v1/tasks", task(shop.toString(), "two"));

    assertThat(byId.status()).as(byId.body()).isEqualTo(201);
    assertThat(byPath.json().get("project").asText()).isEqualTo("shop");
    String request = requestOf(new TaskKey("shop", "one"));
    assertThat(request)
        .contains("\"guard\":{\"protect\":[\"db/**\"],\"allow\":[\"lock-files\"]}")
        .contains("\"sandbox\":{\"level\":\"REQUIRED\",\"network\":true}")
        .contains("{\"name\":\"unit\",\"run\":\"make test\",\"timeout\":")
        .contains("\"run\":\"make deps\"")
        .contains("\"lockFiles\":[\"package.json\",\".npmrc\"]")
        .contains("\"model\":\"gpt-of-project\"");
  }

  @Test
  void withoutRulesTheDetectedCommandsHold() throws Exception {
    Path other = RunningApi.repository(directory.resolve("other"));
    Files.writeString(other.resolve("go.mod"), "module other");

    assertThat(api.post("/api/v1/tasks", task(other.toString(), "one")).status()).isEqualTo(201);

    assertThat(requestOf(new TaskKey("other", "one")))
        .contains("go vet ./...", "go test ./...")
        .contains("\"sandbox\":{\"level\":\"PREFERRED\",\"network\":false}");
  }

  @Test
  void aProjectOfTheFileIsRemovedInTheFile() throws Exception {
    Answer refused = api.change("DELETE", "/api/v1/projects/shop", "");
    write("");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asText())
        .isEqualTo("project 'shop' stands in projects.yaml in the home directory: remove it there");
    assertThat(api.get("/api/v1/projects/shop").status()).isEqualTo(404);
  }

  @Test
  void aRegisteredProjectKeepsItsIdAndIsRemovedOverTheApi() throws Exception {
    Path other = RunningApi.repository(directory.resolve("other"));

    assertThat(register(other, "shop").status()).isEqualTo(409);
    assertThat(register(shop, "mine").json().get("id").asText()).isEqualTo("shop");
    assertThat(register(other, "mine").json().get("source").asText()).isEqualTo("registry");
    assertThat(ids()).containsExactly("mine", "shop");
    JsonNode first = api.get("/api/v1/projects?limit=1").json();
    assertThat(first.get("next").asText()).isEqualTo("mine");
    assertThat(api.get("/api/v1/projects?limit=1&cursor=mine").json().get("items").get(0).get("id"))
        .hasToString("\"shop\"");
    assertThat(api.change("DELETE", "/api/v1/projects/mine", "").status()).isEqualTo(204);
    assertThat(ids()).containsExactly("shop");
  }

  @Test
  void aChangedFileCountsAtOnceAndAWrongOneIsSaid() throws Exception {
    write(FILE + "  - {id: second, path: ../shop}\n");
    assertThat(ids()).containsExactly("second", "shop");

    write(FILE + "  - {id: third, pathh: ../shop}\n");

    Answer refused = api.post("/api/v1/tasks", task("shop", "one"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("projects.yaml line 13: ", "pathh");
    assertThat(ids()).containsExactly("second", "shop");
  }

  @Test
  void aPathThatIsNoRepositoryIsSaidWhenATaskComes() throws Exception {
    write("projects: [{id: gone, path: ../gone}]");

    Answer refused = api.post("/api/v1/tasks", task("gone", "one"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("the path of 'gone' in projects.yaml: there is no directory at this path");
    assertThat(api.get("/api/v1/projects/gone").status()).isEqualTo(200);
  }

  private void write(String yaml) throws IOException {
    Files.writeString(directory.resolve("home/projects.yaml"), yaml);
  }

  private Answer register(Path repository, String id) throws IOException, InterruptedException {
    return api.post(
        "/api/v1/projects",
        new NewProject(
            repository.toString(), Optional.of(id), List.of(), Optional.empty(), Optional.empty()));
  }

  private List<String> ids() throws IOException, InterruptedException {
    return api.get("/api/v1/projects").json().get("items").findValuesAsText("id");
  }

  private static NewTask task(String project, String id) {
    NewTask bare = NewTask.of(project, "Do it.");
    return new NewTask(
        bare.project(),
        Optional.of(id),
        bare.prompt(),
        bare.template(),
        bare.contextFiles(),
        bare.variables(),
        bare.verify(),
        bare.agent(),
        bare.model().or(() -> project.endsWith("other") ? Optional.of("m") : Optional.empty()),
        bare.maxAttempts(),
        bare.base(),
        bare.budgetUsd(),
        bare.timeout(),
        bare.queued(),
        bare.priority(),
        bare.dependsOn(),
        bare.touches());
  }

  private String requestOf(TaskKey key) {
    return temporal
        .client()
        .fetchHistory(WorkflowIds.task(key))
        .getEvents()
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getInput()
        .getPayloads(0)
        .getData()
        .toStringUtf8();
  }
}
