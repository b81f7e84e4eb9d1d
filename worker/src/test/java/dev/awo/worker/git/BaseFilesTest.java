package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.git.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaseFilesTest {
  @TempDir private Path scratch;
  private TestRoom room;
  private Workspace workspace;

  @BeforeEach
  void open() {
    UserRepo repo = UserRepo.init(scratch.resolve("repo"));
    repo.write("a.txt", "one\ntwo\nthree\nfour\n").write("dir/b.txt", "b\n").link("l", "a.txt");
    repo.commitAll("Begin");
    room = TestRoom.at(scratch.resolve("home"));
    workspace = room.open(repo, "compare");
  }

  @Test
  void linesThatAreNotInTheBaseAreNamed() {
    BaseFile file = compare("a.txt", "zero\none\nTWO\nthree\n");
    assertThat(file.text()).isEqualTo("one\ntwo\nthree\nfour\n");
    assertThat(file.changed()).containsExactly(new BaseFile.Lines(1, 1), new BaseFile.Lines(3, 3));
  }

  @Test
  void whatStaysIsNotNamed() {
    assertThat(compare("dir/b.txt", "b\n").changed()).isEmpty();
  }

  @Test
  void theBaseIsThatOfTheTaskNotOfTheStepBefore() {
    room.commit(workspace, 0, room.put("a.txt", "one\ntwo\nthree\nfour\nfive\n"));
    assertThat(compare("a.txt", "one\ntwo\nthree\nfour\nfive\nsix\n").changed())
        .containsExactly(new BaseFile.Lines(5, 6));
  }

  @Test
  void newFilesDirectoriesAndLinksHaveNoBase() {
    byte[] text = "x\n".getBytes(UTF_8);
    assertThat(room.git.compare(workspace, Map.of("new.txt", text, "dir", text, "l", text)))
        .isEmpty();
  }

  private BaseFile compare(String path, String now) {
    Map<String, BaseFile> found = room.git.compare(workspace, Map.of(path, now.getBytes(UTF_8)));
    assertThat(found).containsOnlyKeys(path);
    return found.getOrDefault(path, new BaseFile("", List.of()));
  }
}
