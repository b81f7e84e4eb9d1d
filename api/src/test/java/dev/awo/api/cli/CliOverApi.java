package dev.awo.api.cli;

import java.nio.file.Path;

/** The command line against an API that runs in this test. */
public final class CliOverApi {
  private CliOverApi() {}

  /**
   * What the command printed.
   *
   * @param home the API's, which has its token
   * @throws AssertionError when it failed
   */
  public static String run(int port, Path home, String... arguments) {
    CliRun run =
        CliRun.in(home)
            .with("AWO_HOME", home.toString())
            .with("AWO_API", "http://127.0.0.1:" + port)
            .run(arguments);
    if (run.exit() != 0) {
      throw new AssertionError(run.exit() + ": " + run.err());
    }
    return run.out();
  }
}
