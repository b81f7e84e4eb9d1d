package dev.awo.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A git repository as a user has it: one commit, and changes that are not committed. */
record UserRepository(Path directory) {

  static UserRepository create(Path directory, String checkScript) {
    try {
      Files.createDirectories(directory);
      UserRepository repository = new UserRepository(directory);
      repository.git("init", "-q", "-b", "main");
      repository.git("config", "user.name", "User");
      repository.git("config", "user.email", "user@example.org");
      Files.writeString(directory.resolve("check.sh"), checkScript);
      Files.writeString(directory.resolve("answer.txt"), "none\n");
      repository.git("add", ".");
      repository.git("commit", "-q", "-m", "Start");
      Files.writeString(directory.resolve("answer.txt"), "not committed yet\n");
      Files.writeString(directory.resolve("untracked.txt"), "mine\n");
      return repository;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs git and returns what it prints, without the last line break. */
  String git(String... arguments) {
    return Commands.run(directory, Stream.concat(Stream.of("git"), Stream.of(arguments)).toList());
  }

  List<String> commitsOn(String branch) {
    return git("log", "--format=%H", "main.." + branch).lines().toList();
  }

  /** Everything that a task must leave alone. */
  String state() {
    return String.join(
        "\n--\n",
        git("status", "--porcelain=v2", "--branch"),
        git("stash", "list"),
        git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/main", "refs/stash"),
        text("answer.txt"),
        text("untracked.txt"),
        text(".git/HEAD"),
        text(".git/config"));
  }

  private String text(String file) {
    try {
      return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
