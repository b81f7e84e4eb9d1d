package dev.awo.worker.scan.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.worker.scan.code.SyntaxParser.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places that are worked out are the places that the library would have said. */
final class TreeCopyTest {

  @Test
  void thisProjectsSourcesAreReadAlikeBothWays() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(50);
      for (Path source : sources) {
        assertReadAlike(Grammar.JAVA, Files.readString(source));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "TYPESCRIPT|const {a, b: [c]} = `x ${y} ; ) z`; for (;;) { if (a) break; } // ; é",
        "TYPESCRIPT|class A<T> extends B { #p = /[)]};/g; get x(): T | null { return this.#p as any; } }",
        "TSX|const a = <A b={c} d='e'> text ; ) {f} </A>;",
        "JAVASCRIPT|label: while (1) { continue label; } async () => { await x; for await (const y of z); }",
        "PYTHON|def f(a, *b, c=1, **d):\\n\\treturn f'{a!r:>{b}} ; ) {{}}' + r'\\\\x' if a else \\\\\\n  None",
        "PYTHON|@dec\\nclass A(B):\\n    '''doc'''\\n    x: int = [i for i in y if i]\\n",
        "GO|package a\\nfunc f() { for { select { case x := <-c: break; default: } } }\\nvar s = `)`",
        "JAVA|class A { String s = \"\"\"\\n  x\"\"\"; int f() { for (;;) ; } char c = ')'; }",
      })
  void tokensWithBlanksAndBracketsInsideAreReadAlike(Grammar grammar, String text) {
    assertReadAlike(grammar, text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"));
  }

  private static void assertReadAlike(Grammar grammar, String text) {
    assertThat(read(grammar, text, TreeCopy::of)).isEqualTo(read(grammar, text, TreeCopy::exactly));
  }

  private static Code read(Grammar grammar, String text, SyntaxParser.Copying copying) {
    Parsed parsed = SyntaxParser.parse(grammar, text, copying);
    assertThat(parsed).isInstanceOf(Parsed.Tree.class);
    return SourceReader.read(grammar, ((Parsed.Tree) parsed).root(), text);
  }
}
