package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor as a real process, with the real Temporal server, a fake worker and API. */
class StackTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory;
  private Home home = new Home(Path.of("unset"));
  private Stack stack = new Stack(home, System.getenv());
  private TemporalServer temporal = new TemporalServer.InMemory();

  @BeforeEach
  void aHome() throws IOException {
    home = new Home(directory.toRealPath());
    stack = new Stack(home, System.getenv());
    temporal = new TemporalServer.DevServer(RealTemporal.cli());
  }

  @AfterEach
  void nothingIsLeft() {
    stack.stop();
  }

  @Test
  void startsAllPartsAndStopsThemAll() {
    StackState state = start();

    assertThat(state.phase()).isEqualTo(StackState.Phase.READY);
    assertThat(state.parts())
        .extracting(StackState.Part::name)
        .containsExactly("temporal", "worker", "api");
    assertThat(state.parts()).allMatch(part -> part.process().alive().isPresent());
    assertThat(state.temporalUi())
        .hasValueSatisfying(url -> assertThat(HttpProbe.isOk(url)).isTrue());
    assertThat(stack.supervised()).isPresent();

    assertThat(stack.stop()).isTrue();

    assertThat(state.supervisor().alive()).isEmpty();
    assertThat(state.parts()).allMatch(part -> part.process().alive().isEmpty());
    assertThat(stack.supervised()).isEmpty();
    assertThat(stack.stop()).as("nothing left to stop").isFalse();
  }

  @Test
  void registersTheSearchAttributesAndKeepsThePortsOverARestart() {
    StackState first = start();
    String attributes = read(first, "/api/v1/namespaces/default/search-attributes");
    stack.stop();
    StackState second = start();

    assertThat(attributes)
        .contains("\"AwoCostMicros\":\"INDEXED_VALUE_TYPE_INT\"")
        .contains("\"AwoProject\":\"INDEXED_VALUE_TYPE_KEYWORD\"");
    assertThat(second.ports()).isEqualTo(first.ports());
    assertThat(home.temporalDatabase()).isNotEmptyFile();
  }

  @Test
  void aCrashedPartIsStartedAgain() {
    StackState before = start();

    for (String name : new String[] {"temporal", "worker", "api"}) {
      ProcessRef old = process(before, name);
      old.alive().orElseThrow().destroyForcibly();
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(stack.supervised().orElseThrow().parts())
                      .filteredOn(part -> part.name().equals(name))
                      .singleElement()
                      .satisfies(part -> assertThat(part.process()).isNotEqualTo(old)));
    }
    await().atMost(LONG).until(() -> HttpProbe.isOk(before.apiUrl() + "/api/v1/info"));
  }

  @Test
  void aKilledSupervisorIsReplaced() {
    StackState before = start();
    before.supervisor().alive().orElseThrow().destroyForcibly();
    Stopping.awaitEnd(List.of(before.supervisor()), LONG);

    assertThat(stack.supervised()).isEmpty();
    assertThat(stack.serving()).as("the API goes on serving").isPresent();

    StackState after = start();

    assertThat(before.parts()).allMatch(part -> part.process().alive().isEmpty());
    assertThat(after.parts()).allMatch(part -> part.process().alive().isPresent());
    assertThat(after.ports()).isEqualTo(before.ports());
  }

  @Test
  void leftoversOfAKilledSupervisorCanBeStopped() {
    StackState before = start();
    before.supervisor().alive().orElseThrow().destroyForcibly();

    assertThat(stack.stop()).isTrue();
    assertThat(before.parts()).allMatch(part -> part.process().alive().isEmpty());
  }

  @Test
  void aSecondSupervisorIsRefused() {
    start();

    assertThatThrownBy(this::start)
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("already serves " + home.directory());
    assertThat(stack.supervised()).isPresent();
  }

  @Test
  void aPortOfTheSettingsThatIsTakenIsOneClearLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(home.settings(), "ports: {api: " + taken.getLocalPort() + "}\n");

      assertThatThrownBy(this::start)
          .isInstanceOf(StackProblem.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("ports.api, is in use");
    }
  }

  @Test
  void aPartThatDoesNotStartIsNamedWithItsLogAndItsLastWords() throws IOException {
    Path broken = directory.resolve("temporal");
    Files.writeString(broken, "#!/bin/sh\necho no disk today\nexit 1\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    temporal = new TemporalServer.DevServer(broken);

    assertThatThrownBy(this::start)
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("temporal ended while starting")
        .hasMessageContaining("temporal.log: no disk today");
    assertThat(stack.supervised()).isEmpty();
  }

  private StackState start() {
    return stack.start(FakeSupervisorMain.installation(home), temporal);
  }

  private static ProcessRef process(StackState state, String name) {
    return state.parts().stream()
        .filter(part -> part.name().equals(name))
        .map(StackState.Part::process)
        .findFirst()
        .orElseThrow();
  }

  private static String read(StackState state, String path) {
    Optional<byte[]> body =
        HttpProbe.get("http://127.0.0.1:" + state.ports().temporalHttp() + path);
    return new String(body.orElseThrow(), StandardCharsets.UTF_8);
  }
}
