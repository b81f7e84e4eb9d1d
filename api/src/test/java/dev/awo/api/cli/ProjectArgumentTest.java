package dev.awo.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectArgumentTest {
  private final Path directory;

  ProjectArgumentTest(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
  }

  private Path repository(String name) throws IOException {
    Path top = directory.resolve(name);
    Files.createDirectories(top.resolve(".git"));
    Files.createDirectories(top.resolve("src"));
    Files.writeString(top.resolve("src/a.txt"), "a");
    return top;
  }

  @Test
  void aDirectoryIsAPathAndAPlainWordAnId() throws IOException {
    Path top = repository("shop");

    assertThat(ProjectArgument.of(directory, "shop").repository()).contains(top);
    assertThat(ProjectArgument.of(directory, "mill"))
        .isEqualTo(new ProjectArgument("mill", Optional.empty()));
  }

  @Test
  void aDirectoryInsideARepositoryStandsForTheRepository() throws IOException {
    Path top = repository("shop");

    assertThat(ProjectArgument.of(top.resolve("src"), ".").name()).isEqualTo(top.toString());
  }

  @Test
  void aLinkedWorktreeAndABareRepositoryAreRepositories() throws IOException {
    Path worktree = Files.createDirectories(directory.resolve("tree"));
    Files.writeString(worktree.resolve(".git"), "gitdir: elsewhere\n");
    Path bare = Files.createDirectories(directory.resolve("bare.git"));
    Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.createDirectories(bare.resolve("objects"));

    assertThat(ProjectArgument.of(directory, "tree").repository()).contains(worktree);
    assertThat(ProjectArgument.of(directory, "bare.git").repository()).contains(bare);
  }

  @Test
  void contextFilesBecomePathsInsideTheRepository() throws IOException {
    Path top = repository("shop");
    ProjectArgument project = ProjectArgument.of(directory, "shop");

    assertThat(project.contextFiles(directory, List.of(Path.of("shop/src/a.txt"))))
        .containsExactly("src/a.txt");
    assertThat(project.contextFiles(directory, List.of(Path.of("src/a.txt"))))
        .containsExactly("src/a.txt");
    assertThat(project.contextFiles(top.resolve("src"), List.of(Path.of("a.txt"))))
        .containsExactly("src/a.txt");
  }

  @Test
  void aContextFileOutsideIsRefusedWhateverItsSpelling() throws IOException {
    Path top = repository("shop");
    Path secret = Files.writeString(directory.resolve("secret"), "s");
    Files.createSymbolicLink(top.resolve("link"), secret);
    ProjectArgument project = ProjectArgument.of(directory, "shop");

    for (String file : List.of("secret", "../secret", "shop/../secret", "link", "none.txt")) {
      assertThatThrownBy(() -> project.contextFiles(directory, List.of(Path.of(file))))
          .as(file)
          .isInstanceOf(CliProblem.class)
          .hasMessageContaining("is not a file in " + top);
    }
  }
}
