package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.worker.files.FileChange.Action;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "package.json | {'name':'a'} | {'name':'b'} | none",
        "package.json | {'a':1,'scripts':{}} | {'scripts':{},'a':1} | none",
        "package.json | {} | {'dependencies':{'x':'1'}} | none",
        "package.json | {} | {'scripts':{'postinstall':'x'}} | scripts",
        "web/Package.json | {} | {'scripts':{'test':'x'}} | scripts",
        "package.json | {'scripts':{'a':'b'}} | {} | scripts",
        "package.json | {} | {'bin':'x'} | bin",
        "package.json | {} | {broken | JSON that cannot be read",
        "composer.json | {} | {'scripts':{'post-install-cmd':'x'}} | scripts",
        "pom.xml | <project><name>a</name></project> | <project><name>b</name></project> | none",
        "pom.xml | <project><build><x>1</x></build></project> | <project><!-- c --><build> <x>1</x> </build></project> | none",
        "pom.xml | <project/> | <project><build><plugins/></build></project> | plugins, repositories or profiles",
        "pom.xml | <project/> | <project><profiles/></project> | plugins, repositories or profiles",
        "pom.xml | <project/> | <project><build> | plugins, repositories or profiles",
        "pom.xml | <project><dependencies/></project> | <project><dependencies><d/></dependencies></project> | none",
        "pyproject.toml | [tool.ruff]~x=1 | [tool.ruff]~x=2 | none",
        "pyproject.toml | [build-system]~x=1 | [build-system]~x=2 | build system or scripts",
        "build.gradle | a | b | the file itself, which is run or obeyed",
        "app/build.gradle.kts | a | b | the file itself, which is run or obeyed",
        "setup.py | a | b | the file itself, which is run or obeyed",
        "AGENTS.md | a | b | the file itself, which is run or obeyed",
        "src/a.js | a | b | none"
      })
  void changesOfWhatBuildsRunNeedApproval(String path, String before, String now, String what) {
    Optional<Approval> approval = approval(path, text(before), text(now));

    assertThat(approval.map(Approval::what).orElse("none")).isEqualTo(what);
  }

  @Test
  void unchangedBytesNeedNone() {
    assertThat(approval("setup.py", "a", "a")).isEmpty();
  }

  @Test
  void whatTheOperatorAllowsByNameNeedsNone() {
    assertThat(approval("app/setup.py", "a", "b", List.of("setup.py"))).isEmpty();
    assertThat(approval("AGENTS.md", "a", "b", List.of("setup.py", "agents.md"))).isEmpty();
    assertThat(approval("AGENTS.md", "a", "b", List.of("setup.py", "ci"))).isPresent();
  }

  private static String text(String cell) {
    return cell.replace('\'', '"').replace('~', '\n');
  }

  private static Optional<Approval> approval(String path, String before, String now) {
    return approval(path, before, now, List.of());
  }

  private static Optional<Approval> approval(
      String path, String before, String now, List<String> lifted) {
    FileChange change =
        new FileChange(path, Action.MODIFIED, Optional.of(content(now)), FileMode.REGULAR);
    return Approvals.of(change, Optional.of(content(before)), lifted);
  }

  private static FileContent content(String text) {
    return FileContent.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
