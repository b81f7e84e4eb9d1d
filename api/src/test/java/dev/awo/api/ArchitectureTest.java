package dev.awo.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions that the module's packages keep. */
@AnalyzeClasses(packages = "dev.awo.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ONE_HOME_FOR_THE_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.awo.api.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "org.sqlite..", "org.flywaydb..", "java.sql..")
          .because("one package knows the schema");

  @ArchTest
  static final ArchRule ONE_HOME_FOR_TEMPORALS_CLIENTS =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.awo.api.launch..", "dev.awo.api.stack..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.temporal.client..", "io.temporal.serviceclient..", "io.temporal.worker..")
          .because("workflows are started, cancelled and watched in one place");

  @ArchTest
  static final ArchRule RESOURCES_HAVE_NO_LOGIC =
      noClasses()
          .that()
          .resideInAPackage("dev.awo.api.resources..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "io.temporal..", "dev.awo.api")
          .because("they turn HTTP into calls and results into HTTP");

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_TALKS_REST =
      classes()
          .that()
          .resideInAPackage("dev.awo.api.cli..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.awo.api.cli..",
                  "dev.awo.api.view..",
                  "dev.awo.api.stack..",
                  "dev.awo.def..",
                  "com.fasterxml.jackson..",
                  "org.jspecify..",
                  "picocli..",
                  "java..",
                  "javax.."))
          .allowEmptyShould(true)
          .because("there is one source of truth, behind the API");

  @ArchTest
  static final ArchRule VIEWS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.awo.api.view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.awo.api",
              "dev.awo.api.http..",
              "dev.awo.api.ledger..",
              "dev.awo.api.launch..",
              "dev.awo.api.resources..",
              "io.temporal..",
              "io.dropwizard..")
          .because("the command line reads them without the server");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.awo.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_FIELD_INJECTION =
      noFields()
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.ws.rs.core.Context")
          .because("what a class needs stands in its constructor");

  @ArchTest
  static final ArchRule ONE_LOG =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.awo.api.cli..", "dev.awo.api.stack..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("a server speaks through its log");
}
