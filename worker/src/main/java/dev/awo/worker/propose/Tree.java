package dev.awo.worker.propose;

import dev.awo.def.verify.Finding;
import java.nio.file.Path;
import java.util.List;

/** What can be learned of the files of a workspace. */
public interface Tree {
  /** A repository in few words. */
  String summary(Path workspace, int tokens);

  /** Its text files; dependencies, build output and git's data are left out. */
  List<Path> files(Path workspace);

  /** The text of a file; empty when it is none, or too large. */
  String text(Path file);

  /** What the security scanner has to say of a file. */
  List<Finding> scan(String path, String text);
}
