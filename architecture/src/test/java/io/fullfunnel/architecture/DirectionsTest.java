package io.fullfunnel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Who may see whom. */
class DirectionsTest {
  private static final String ENGINE = "io.fullfunnel.engine..";
  private static final String TESTKIT = "io.fullfunnel.testkit..";
  private static final String SPARK = "io.fullfunnel.spark..";
  private static final String STORE = "io.fullfunnel.store..";
  private static final String COLLECT = "io.fullfunnel.collect..";
  private static final String TOPIC = "io.fullfunnel.topic..";
  private static final String QUESTION = "io.fullfunnel.question..";
  private static final String DEMO = "io.fullfunnel.demo..";
  private static final String SERVER = "io.fullfunnel.server..";
  private static final String CLI = "io.fullfunnel.cli..";
  private static final String BENCH = "io.fullfunnel.bench..";

  /** Rules over nothing would all hold. */
  @Test
  void everyModuleIsSeenByTheRules() {
    assertThat(Product.CLASSES.stream().map(JavaClass::getPackageName).toList())
        .contains(
            "io.fullfunnel.engine",
            "io.fullfunnel.testkit",
            "io.fullfunnel.spark",
            "io.fullfunnel.store",
            "io.fullfunnel.topic",
            "io.fullfunnel.collect",
            "io.fullfunnel.question",
            "io.fullfunnel.server",
            "io.fullfunnel.cli",
            "io.fullfunnel.bench");
  }

  @Test
  void theEngineSeesTheJdkAndJSpecifyOnly() {
    check(
        classes()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ENGINE, "java..", "org.jspecify.."));
  }

  @Test
  void sparkSeesTheEngineAndIsSeenByNothing() {
    check(
        classes()
            .that()
            .resideInAPackage(SPARK)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                SPARK,
                ENGINE,
                "java..",
                "scala..",
                "org.jspecify..",
                "org.apache.spark..",
                "org.apache.hadoop.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SPARK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPARK, "org.apache.spark..", "org.apache.hadoop.."));
  }

  @Test
  void theTestkitSeesTheEngine() {
    check(
        noClasses()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STORE, QUESTION, CLI, BENCH));
  }

  @Test
  void theStoreSeesTheEngine() {
    check(
        noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TESTKIT, QUESTION, CLI, BENCH));
  }

  @Test
  void theCollectorSeesTheStore() {
    check(
        noClasses()
            .that()
            .resideInAPackage(COLLECT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TESTKIT, TOPIC, QUESTION, DEMO, CLI, BENCH));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ENGINE, STORE, QUESTION, DEMO)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COLLECT));
  }

  @Test
  void theTopicSeesTheCollectorAndKafkaIsSeenByNothingElse() {
    check(
        noClasses()
            .that()
            .resideInAPackage(TOPIC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TESTKIT, QUESTION, DEMO, SERVER, CLI, BENCH));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ENGINE, STORE, COLLECT, QUESTION, DEMO)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TOPIC));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(TOPIC)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.."));
  }

  @Test
  void aQuestionSeesStoreAndEngine() {
    check(
        noClasses()
            .that()
            .resideInAPackage(QUESTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TESTKIT, CLI, BENCH));
  }

  @Test
  void nothingSeesTheCommandLineButBench() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(CLI, BENCH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLI, BENCH));
    check(
        noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCH));
  }

  @Test
  void nothingSeesTheServerButTheCommandLine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(SERVER, CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER));
  }

  @Test
  void springIsInTheServerOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..", "jakarta.servlet..", "org.apache.catalina.."));
  }

  @Test
  void theSimulatorSeesNothingOfTheProduct() {
    check(
        classes()
            .that()
            .resideInAPackage("io.fullfunnel.demo")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.fullfunnel.demo", "java..", "org.jspecify..", "tools.jackson.core.."));
  }

  @Test
  void nothingSeesTheDemoButTheProgramAndItsServer() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(DEMO, CLI, SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DEMO));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().assignedFrom(PACKAGES).should().beFreeOfCycles());
  }

  @Test
  void analysesDoNotSeeEachOther() {
    check(slices().assignedFrom(ANALYSES).should().notDependOnEachOther());
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Product.CLASSES);
  }

  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages";
        }
      };

  /**
   * Engine packages that answer questions: all but the words, the filters, the columns, the groups,
   * the run, the files, the visits, the wire.
   */
  private static final SliceAssignment ANALYSES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          String name = type.getPackageName();
          boolean analysis =
              name.matches(
                  "io\\.fullfunnel\\.engine\\.(?!filter|columns|groups|local|stats|stored|values|visits|wire)[a-z]+");
          return analysis ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "analyses";
        }
      };
}
