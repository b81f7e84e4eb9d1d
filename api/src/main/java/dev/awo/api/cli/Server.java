package dev.awo.api.cli;

import dev.awo.api.stack.Home;
import dev.awo.api.stack.Stack;
import dev.awo.api.stack.StackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Which server a command talks to: one that is named, or the home's own, started when need be. */
final class Server {
  private final Awo awo;
  private final Home home;

  Server(Awo awo) {
    this.awo = awo;
    this.home = awo.home();
  }

  ApiClient client() {
    Optional<String> named = awo.api.or(() -> awo.surroundings.variable("AWO_API"));
    String url = named.map(Server::withoutSlash).orElseGet(this::ownUrl);
    return new ApiClient(url, token());
  }

  private String ownUrl() {
    Stack stack = new Stack(home, awo.surroundings.environment());
    return stack
        .serving()
        .filter(state -> state.phase() == StackState.Phase.READY)
        .map(StackState::apiUrl)
        .orElseGet(() -> new StackStart(awo).start().apiUrl());
  }

  /** A server that is not the home's has its token in AWO_TOKEN. */
  private Optional<String> token() {
    return awo.surroundings.variable("AWO_TOKEN").or(() -> tokenOf(home));
  }

  /** The token that the home's API made at its first start. */
  static Optional<String> tokenOf(Home home) {
    Path file = home.token();
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw CliProblem.usage("cannot read " + file + ": check its permissions");
    }
  }

  private static String withoutSlash(String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw CliProblem.usage("the API's URL must start with http:// or https://, not be " + url);
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
