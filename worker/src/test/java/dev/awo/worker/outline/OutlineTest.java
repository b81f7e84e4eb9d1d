package dev.awo.worker.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A.java | public class A { public void go() {} void hidden() {} } | A(go)",
        "A.java | interface A { int size(); } | A(size)",
        "A.java | public record P(int x) { public int twice() { return 2 * x; } } | P(twice)",
        "A.java | enum E { ONE } | E",
        "a.py | class A:\\n  def go(self): pass\\n  def _own(self): pass\\ndef f(): pass\\n | A(go), f",
        "a.py | @d\\ndef f():\\n  def inner(): pass\\ndef _g(): pass\\n | f",
        "a.py | # def commented(): pass\\nx = 'def text(): pass'\\n | ``",
        "a.go | package a\\nfunc Go() {}\\nfunc own() {}\\ntype T struct{}\\nfunc (t T) Run() {} | Go, T, Run",
        "a.js | export function f() {}\\nexport const x = 1, y = 2;\\nfunction g() {} | f, x, y",
        "a.js | function f() {}\\nmodule.exports = { f, g: 1 };\\nother.thing = 2; | f, g",
        "a.js | exports.run = () => {};\\nmodule.exports.stop = 1; | run, stop",
        "a.js | export { a, b as c }; export default class D { go() {} } | a, b, D(go)",
        "a.ts | export interface I { x: number }\\nexport type T = string;\\nexport enum E { A } | I, T, E",
        "a.ts | export abstract class A {}\\nexport class B { go(): void {} private own() {} } | A, B(go, own)",
        "a.tsx | export const View = () => <div>export const no = 1</div>; | View",
        "a.py | def Gr\u00fc\u00dfe(): pass\\ndef \u4e16\u754c(): pass | Gr\u00fc\u00dfe, \u4e16\u754c",
        "a.rb | def f; end | ``",
        "a.py | def f(: broken\\ndef g(): pass | f, g"
      })
  void exportedNamesAreFound(String path, String text, String expected) {
    Outline outline = Outline.of(path, text.replace("\\n", "\n"));

    assertThat(written(outline)).isEqualTo(expected);
  }

  @Test
  void textsThatCouldHarmTheParserAreNotParsed() {
    for (String text :
        new String[] {
          "x = " + "(".repeat(50_000),
          "A".concat("<A".repeat(30_000)),
          "if x:\n".concat(" ".repeat(500) + "pass\n"),
          "def f(): pass\n" + "x".repeat(200_000)
        }) {
      assertThat(Outline.of("a.py", text).symbols()).isEmpty();
      assertThat(Outline.of("a.ts", text).symbols()).isEmpty();
    }
  }

  private static String written(Outline outline) {
    return outline.symbols().stream()
        .map(
            symbol ->
                symbol.members().isEmpty()
                    ? symbol.name()
                    : symbol.name() + "(" + String.join(", ", symbol.members()) + ")")
        .collect(Collectors.joining(", "));
  }
}
