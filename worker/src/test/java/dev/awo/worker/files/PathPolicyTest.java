package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PathPolicyTest {
  private static final PathPolicy POLICY = new PathPolicy(GuardPolicy.DEFAULT);

  record Spelling(String reason, String path, String why) {}

  static Stream<Spelling> spellings() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(PathPolicyTest.class.getResourceAsStream("paths.tsv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList().stream()
          .map(line -> line.split("\t"))
          .map(parts -> new Spelling(parts[0], AnswerCase.unescape(parts[1]), parts[2]));
    }
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void pathIsJudgedByItsSpelling(Spelling given) {
    assertThat(verdict(POLICY, given.path())).isEqualTo(given.reason());
  }

  @Test
  void loneSurrogatesAreInvalid() {
    assertThat(verdict(POLICY, "a\uD800.txt")).isEqualTo("invalid_unicode");
  }

  @ParameterizedTest
  @CsvSource({
    "*.sql,             a.sql,            protected_file",
    "*.sql,             db/deep/a.sql,    protected_file",
    "*.sql,             a.sql.txt,        ok",
    "db,                db/a.sql,         protected_file",
    "db/,               db/a.sql,         protected_file",
    "db/,               dbx/a.sql,        ok",
    "db/**,             db/x/y.sql,       protected_file",
    "db/**,             db,               ok",
    "db/*.sql,          db/a.sql,         protected_file",
    "db/*.sql,          db/x/a.sql,       ok",
    "db/*.sql,          x/db/a.sql,       ok",
    "/a.txt,            a.txt,            protected_file",
    "/a.txt,            x/a.txt,          ok",
    "./src/A.js,        src/a.js,         protected_file",
    "src/a.js,          ./SRC/A.JS,       protected_file",
    "**/gen/*.java,     gen/A.java,       protected_file",
    "**/gen/*.java,     x/y/gen/A.java,   protected_file",
    "src/**/x.ts,       src/x.ts,         protected_file",
    "src/**/x.ts,       src/a/b/x.ts,     protected_file",
    "a?c,               abc,              protected_file",
    "a?c,               ac,               ok",
    "v[0-9].txt,        v7.txt,           protected_file",
    "v[!0-9].txt,       v7.txt,           ok",
    "'*.{pem2,sql}',    x/a.sql,          protected_file",
    "'{a,b}/{c,d}.txt', b/c.txt,          protected_file",
    "café.md,           cafe\u0301.md,    protected_file",
    "a*b*c*d,           aXbXcXdX,         ok",
    "**,                any/file.txt,     protected_file"
  })
  void operatorsGlobsProtect(String glob, String path, String verdict) {
    PathPolicy policy = new PathPolicy(GuardPolicy.protecting(List.of(glob)));

    assertThat(verdict(policy, path)).isEqualTo(verdict);
  }

  @Test
  void builtInGroupIsLiftedByItsName() {
    GuardPolicy lifted = new GuardPolicy(List.of(), List.of("lock-files"), 10, 10);

    assertThat(verdict(new PathPolicy(lifted), "yarn.lock")).isEqualTo("ok");
    assertThat(verdict(new PathPolicy(lifted), ".vscode/x.json")).isEqualTo("protected_file");
  }

  @Test
  void unknownGroupAndEmptyGlobAreRefused() {
    assertThatThrownBy(() -> new GuardPolicy(List.of(), List.of("lockfiles"), 10, 10))
        .hasMessageContaining("lock-files");
    assertThatThrownBy(() -> GuardPolicy.protecting(List.of(" ")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GuardPolicy.protecting(List.of("{a,b}".repeat(20))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String verdict(PathPolicy policy, String path) {
    return policy.check(path).map(rejection -> rejection.reason().wireName()).orElse("ok");
  }
}
