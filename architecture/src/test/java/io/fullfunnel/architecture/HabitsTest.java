package io.fullfunnel.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What no class of the product does, whatever it is for. */
class HabitsTest {
  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)")
            .because("such a name says nothing; use the glossary's nouns"));
  }

  /**
   * But by one class, between two processes that a command itself has started
   * (docs/decisions/0100).
   */
  @Test
  void nothingIsDeserialisedByTheJdk() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.fullfunnel.engine.wire.Wire")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("bytes from outside must not choose classes (RELIABILITY A22)"));
  }

  @Test
  void jsonDoesNotChooseClasses() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson.databind.jsontype..")
            .because("default typing lets data choose classes (RELIABILITY A22)"));
  }

  @Test
  void dataIsNeverCode() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.naming..", "java.rmi..")
            .because("no script engine, no JNDI, no RMI"));
  }

  @Test
  void onlyTheProgramsWriteToTheConsole() {
    check(
        noClasses()
            .that(resideOutside("io.fullfunnel.cli..", "io.fullfunnel.bench.."))
            .should(accessField(System.class, "out"))
            .orShould(accessField(System.class, "err")));
  }

  @Test
  void nobodySleeps() {
    check(
        noClasses()
            .that(resideOutside("io.fullfunnel.bench.."))
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .because("wait for the thing itself"));
  }

  @Test
  void publicMethodsNameTheirExceptions() {
    check(
        methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("io.fullfunnel.engine..", "io.fullfunnel.store..")
            .should(notThrowBareExceptions()));
  }

  private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  private static ArchCondition<JavaMethod> notThrowBareExceptions() {
    return new ArchCondition<>("not throw Exception or Throwable") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (method.getThrowsClause().containsType(Exception.class)
            || method.getThrowsClause().containsType(Throwable.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  method, method.getFullName() + " throws a bare Exception"));
        }
      }
    };
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Product.CLASSES);
  }
}
