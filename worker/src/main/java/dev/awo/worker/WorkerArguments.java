package dev.awo.worker;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the worker is told on its command line. */
@Command(name = "worker")
final class WorkerArguments {
  @Option(names = "--home", required = true)
  Path home = Path.of("");

  @Option(names = "--temporal", required = true, paramLabel = "HOST:PORT")
  String temporal = "";

  @Option(names = "--namespace")
  String namespace = "default";
}
