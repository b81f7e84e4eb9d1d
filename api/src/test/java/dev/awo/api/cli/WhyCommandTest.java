package dev.awo.api.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhyCommandTest extends ServerTest {
  private static final String RUN = "run-1";
  private static final String PROMPT = "ab".repeat(32);
  private final Git git = new Git(Map.of("PATH", System.getenv("PATH")));
  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = Files.createDirectory(directory.resolve("shop"));
    git.run(repository, "init", "--quiet");
  }

  @Test
  void headIsExplainedAndItsTrailersAreCompared() {
    String commit = commit(trailers("shop/fix", PROMPT));
    record(commit, "step", ",\"run\":\"run-1\",\"step\":0,\"attempt\":2");

    CliRun run = here().run("why", "HEAD");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith(commit + "  a commit of task fix\n  its trailers agree with the record\n")
        .contains("task      shop/fix, completed", "asked by  a person", "commit    " + commit)
        .contains("    | Fix the greeting")
        .containsSubsequence(
            "attempt 1 at step 1: openai/m, 150 tokens, $0.1000, prompt cdcdcdcdcdcd",
            "failed verification: npm test: exit code 1",
            "    | expected 1\n    | was \\x1b[31m2",
            "attempt 2 at step 1",
            "passed: 1 command passed (sandbox: bubblewrap)",
            "approved by ada",
            "    | fine",
            "merged into main")
        .doesNotContain("| merged into main");
    CliRun json = here().run("why", commit.substring(0, 8), "--json");
    assertThat(json.json().at("/stories/0/attempts/0/outcome").asText()).isEqualTo("rejected");
  }

  @Test
  void trailersThatSayAnotherThingThanTheRecordAreToldAndFail() {
    String commit = commit(trailers("shop/fix", "ee".repeat(32)));
    record(commit, "step", ",\"run\":\"run-1\",\"step\":0,\"attempt\":2");

    CliRun run = here().run("why", "HEAD");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("attempt 2 at step 1").doesNotContain("agree");
    assertThat(run.err())
        .isEqualTo(
            "awo: the trailers disagree with the record: Awo-Prompt says %s, the record %s\n"
                .formatted("ee".repeat(32), PROMPT));
  }

  @Test
  void aForgedCommitIsNoProof() {
    String commit = commit(trailers("shop/fix", PROMPT));

    CliRun run = here().run("why", "HEAD");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "awo: the trailers of %s name task shop/fix, but this installation's record does not"
                    .formatted(commit.substring(0, 10))
                + " know this commit: it may be forged or come from another installation\n");
  }

  @Test
  void aRewrittenCommitIsToldFromOneWithAnotherPrompt() {
    String known = "0123456789".repeat(4);
    server.stubFor(
        get("/api/v1/tasks/fix/why?project=shop")
            .willReturn(json(200, story(known, "step", "", false))));

    commit(trailers("shop/fix", PROMPT));
    assertThat(here().run("why", "HEAD"))
        .satisfies(run -> assertThat(run.exit()).isEqualTo(1))
        .satisfies(
            run ->
                assertThat(run.err())
                    .contains(
                        "a copy of 0123456789 that amend, rebase or cherry-pick changed, or it is"
                            + " forged"));
    commit(trailers("shop/fix", "ee".repeat(32)));
    assertThat(here().run("why", "HEAD").err())
        .contains("the task is on record with other commits");
  }

  @Test
  void namesInTrailersThatNoTaskCanHaveAreNotLookedUp() {
    commit(trailers("../../admin", PROMPT));

    CliRun run = here().run("why", "HEAD");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("name task ../../admin").contains("may be forged");
    assertThat(server.getAllServeEvents())
        .extracting(event -> event.getRequest().getUrl())
        .allMatch(url -> url.startsWith("/api/v1/why/"));
  }

  @Test
  void whatAPersonCommittedIsNotExplainedNorWhatQuotesTrailers() {
    commit("Fix it\n\n" + trailers("shop/fix", PROMPT) + "\nby hand");

    CliRun run = here().run("why", "HEAD");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("was not made by the orchestrator");
  }

  @Test
  void aMergeMadeByHandHasNoTrailersToCompare() {
    String commit = commit("Merge it");
    record(commit, "merge", "");

    CliRun run = here().run("why", "HEAD");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("the merge of task fix\n  a merge made by hand");
  }

  @Test
  void aRevertNamesTheMergeThatItTakesBack() {
    String merge = "0123456789".repeat(4);
    String commit = commit("Revert it\n\nAwo-Task: shop/fix\nAwo-Reverts: " + merge + "\n");
    record(commit, "revert", "");

    CliRun run = here().run("why", "HEAD");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("Awo-Reverts says " + merge + ", which is no merge of the task");
  }

  @Test
  void aTaskIsExplainedByItsName() {
    server.stubFor(
        get("/api/v1/tasks/fix/why")
            .willReturn(json(200, story("a".repeat(40), "step", "", false))));

    CliRun run = here().run("why", "fix");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("task      shop/fix, completed\n").contains("attempt 2");
  }

  @Test
  void outsideOfARepositoryAnIdIsAskedFor() {
    String id = "a".repeat(40);
    record(id.substring(0, 8), id, "step", "");

    assertThat(caller().run("why", "aaaaaaaa").out()).startsWith(id + "  a commit of task fix\n");
    assertThat(caller().run("why", "bbbbbbbb"))
        .satisfies(run -> assertThat(run.exit()).isEqualTo(1))
        .satisfies(
            run ->
                assertThat(run.err())
                    .isEqualTo(
                        "awo: this installation's record knows neither commit nor task bbbbbbbb\n"));
  }

  @Test
  void whatIsNoCommitIsWrongInput() {
    commit("one");
    for (String what : List.of("HEAD~7", "nothing", "bbbbbbbb", "HEAD^{tree}")) {
      CliRun run = here().run("why", what);

      assertThat(run.exit()).as(what).isEqualTo(2);
      assertThat(run.err()).as(what).contains("is no commit of " + repository);
    }
    assertThat(here().run("why").exit()).isEqualTo(2);
  }

  @Test
  void aBeginningThatSeveralCommitsHaveIsWrongInput() {
    server.stubFor(
        get("/api/v1/why/aaaaaaaa")
            .willReturn(json(409, Answers.problem(409, "several commits on record begin so"))));

    CliRun run = caller().run("why", "aaaaaaaa");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("awo: several commits on record begin so\n");
  }

  @Test
  void withoutAServerThereIsNoRecord() {
    commit(trailers("shop/fix", PROMPT));
    CliRun.Caller caller = here();
    server.stop();

    CliRun run = caller.run("why", "HEAD");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("cannot be reached");
  }

  @Test
  void aReplacedObjectIsSeenAsItIs() {
    String real = commit("by hand");
    String other = commit(trailers("shop/fix", PROMPT));
    git.run(repository, "replace", real, other);

    assertThat(here().run("why", real).err()).contains("was not made by the orchestrator");
  }

  private CliRun.Caller here() {
    return CliRun.in(repository)
        .with("AWO_API", "http://127.0.0.1:" + server.port())
        .with("AWO_TOKEN", "secret-token");
  }

  private String commit(String message) {
    git.run(repository, "commit", "--quiet", "--allow-empty", "-m", message);
    return git.run(repository, "rev-parse", "HEAD");
  }

  private static String trailers(String task, String prompt) {
    return """
        Fix the greeting

        Awo-Task: %s
        Awo-Run: %s
        Awo-Attempt: 2
        Awo-Model: openai/m
        Awo-Prompt: %s
        """
        .formatted(task, RUN, prompt);
  }

  private void record(String commit, String kind, String more) {
    record(commit, commit, kind, more);
  }

  private void record(String asked, String commit, String kind, String more) {
    server.stubFor(
        get("/api/v1/why/" + asked).willReturn(json(200, story(commit, kind, more, true))));
  }

  private static String story(String commit, String kind, String more, boolean isOfCommit) {
    String made =
        "{\"id\":\"%s\",\"kind\":\"%s\",\"at\":\"2026-01-01T10:00:03Z\"%s}"
            .formatted(commit, kind, more);
    return """
        {%s"stories":[{"task":%s,"origin":"person","commits":[%s],
          "checks":{"sandbox":"required","network":false,"verify":[{"name":"npm test","run":"npm test"}]},
          "attempts":[
           {"run":"run-1","step":0,"attempt":1,"begun":"2026-01-01T10:00:01Z","model":"openai/m",
            "tokens":150,"cost_usd":0.1,"prompt":"%s","outcome":"rejected",
            "words":"npm test: exit code 1","findings":"expected 1\\n\\nwas \\u001b[31m2"},
           {"run":"run-1","step":0,"attempt":2,"begun":"2026-01-01T10:00:02Z","model":"openai/m",
            "tokens":150,"cost_usd":0.1,"prompt":"%s","outcome":"committed",
            "words":"1 command passed","confinement":"bubblewrap","commit":"%s"}],
          "events":[
           %s,
           %s]}]}
        """
        .formatted(
            isOfCommit ? "\"commit\":" + made + "," : "",
            Answers.task("completed", ",\"prompt\":\"Fix the greeting\""),
            made,
            "cd".repeat(32),
            PROMPT,
            commit,
            event("approved", "approved by ada", ",\"detail\":\"fine\""),
            event("merged", "merged into main", ",\"detail\":\"merged into main\\n\""));
  }

  private static String event(String kind, String text, String more) {
    return """
        {"id":9,"task":"fix","project":"shop","run":"r","sequence":1,"at":"2026-01-01T10:00:04Z",
         "kind":"%s","step":0,"attempt":2,"text":"%s"%s}
        """
        .formatted(kind, text, more);
  }
}
