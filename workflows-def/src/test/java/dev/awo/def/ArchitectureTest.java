package dev.awo.def;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

@AnalyzeClasses(packages = "dev.awo.def", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Map<String, Set<String>> NOT_DETERMINISTIC =
      Map.of(
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.lang.Math", Set.of("random"));

  @ArchTest
  static final ArchRule doesNoIo =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(File|FileReader|FileWriter|FileInputStream|FileOutputStream|RandomAccessFile)"
                  + "|java\\.nio\\.(file|channels)\\..*|java\\.net\\.(?!URI).*|java\\.sql\\..*"
                  + "|java\\.lang\\.(Process|ProcessBuilder|Runtime|Thread)"
                  + "|java\\.util\\.concurrent\\..*|java\\.util\\.Random|org\\.slf4j\\.LoggerFactory")
          .because("workflow code is replayed: whatever it reads must come from its history");

  @ArchTest
  static final ArchRule asksNoClockAndNoEnvironment =
      noClasses()
          .should()
          .callMethodWhere(
              are(
                  calls(
                      "calls a clock, a random source or the environment",
                      target ->
                          NOT_DETERMINISTIC
                              .getOrDefault(target.getOwner().getName(), Set.of())
                              .contains(target.getName()))))
          .because("the answer would differ when the history is replayed");

  @ArchTest
  static final ArchRule keepsTheOrderOfMapsAndSets =
      noClasses()
          .should()
          .callMethodWhere(
              are(
                  calls(
                      "calls Map.of, Map.copyOf, Set.of or Set.copyOf",
                      target ->
                          target.getOwner().getName().matches("java\\.util\\.(Map|Set)")
                              && target.getName().matches("of|ofEntries|copyOf"))))
          .because("their iteration order changes from JVM to JVM, which breaks replay");

  @ArchTest
  static final ArchRule holdsNoStaticState =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("a workflow's state is its own, and rebuilt from its history");

  @ArchTest
  static final ArchRule hidesImplementations =
      classes()
          .that()
          .haveSimpleNameEndingWith("Impl")
          .should()
          .bePackagePrivate()
          .because("a workflow is reached through its interface and one registerOn")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule specKnowsNoWorkflow =
      noClasses()
          .that()
          .resideInAPackage("..def.spec..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.temporal..", "dev.awo.def.task.."))
          .because("reading YAML is useful without a server");

  @ArchTest
  static final ArchRule specHasNoCircles =
      slices().matching("dev.awo.def.(spec|verify|files|git)..").should().beFreeOfCycles();

  private static DescribedPredicate<JavaMethodCall> calls(
      String words, java.util.function.Predicate<MethodCallTarget> which) {
    return DescribedPredicate.describe(words, call -> which.test(call.getTarget()));
  }
}
