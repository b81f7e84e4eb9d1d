package dev.awo.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingProgramTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/bin/sh: 1: mvn: not found                  | mvn  | dash",
        "sh: line 1: g++: command not found          | g++  | bash",
        "sh: npx: not found                          | npx  | busybox",
        "/bin/sh: 1: ./gradlew: not found            | ''   | a program of the project's",
        "sh: 1: bin/test: not found                  | ''   | another",
        "module foo: not found                       | ''   | not a shell's words",
        "make: exec: not found                       | ''   | nor these"
      })
  void onlyWhatTheShellLookedForOnItsPath(String output, String program, String why) {
    assertThat(MissingProgram.in("before\n" + output + "\n\n").orElse(""))
        .as(why)
        .isEqualTo(program);
  }
}
