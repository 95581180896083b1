package io.github.spikeword.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps dependencies pointing one way, and every kind of work in the module that is for it. */
class ModuleRulesTest {

  private static final String HOUSE = "io.github.spikeword.";
  private static final String MODELS = HOUSE + "models..";
  private static final String STREAM = HOUSE + "stream..";
  private static final String TRAINER = HOUSE + "trainer..";
  private static final String SERVER = HOUSE + "server..";

  private static final String[] AUDIO = {"be.tarsos..", "org.jflac..", "javax.sound.."};
  private static final String[] ONNX = {"ai.onnxruntime..", "ai.onnx.."};
  private static final String[] HTTP_SERVERS = {
    "io.micronaut..", "io.netty..", "com.sun.net.httpserver.."
  };

  /** All but log10: people read levels in decibels. */
  private static final Set<String> MATHEMATICS =
      Set.of("exp", "expm1", "log", "log1p", "pow", "sqrt", "cbrt", "sin", "cos", "tan", "tanh");

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.github.spikeword");
  }

  @Test
  void everyModuleIsLookedAt() {
    Map<String, Integer> perModule = new TreeMap<>();
    classes.forEach(
        c ->
            perModule.merge(
                c.getPackageName().substring(HOUSE.length()).split("\\.")[0], 1, Integer::sum));

    assertThat(perModule).containsOnlyKeys("models", "stream", "trainer", "server");
  }

  @Test
  void dependenciesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("models")
        .definedBy(MODELS)
        .layer("stream")
        .definedBy(STREAM)
        .layer("trainer")
        .definedBy(TRAINER)
        .layer("server")
        .definedBy(SERVER)
        .whereLayer("server")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("trainer")
        .mayOnlyBeAccessedByLayers("server")
        .whereLayer("stream")
        .mayOnlyBeAccessedByLayers("trainer", "server")
        .check(classes);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(HOUSE + "(**)").should().beFreeOfCycles().check(classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "stream", "trainer", "server"})
  void theRoomsOfAModuleAreFreeOfCycles(String module) {
    slices().matching(HOUSE + module + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void modelsKnowNoAudioNoAkkaAndNoHttp() {
    noClasses()
        .that()
        .resideInAPackage(MODELS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(AUDIO)
                .or(resideInAnyPackage(HTTP_SERVERS))
                .or(resideInAnyPackage("akka..", "java.net.http..")))
        .check(classes);
  }

  @Test
  void modelsStartNoThreads() {
    noClasses()
        .that()
        .resideInAPackage(MODELS)
        .should()
        .dependOnClassesThat(
            nameMatching("java\\.lang\\.Thread(\\$.*)?")
                .or(nameMatching("java\\.util\\.concurrent\\.[^.]*(Executor|Pool|Future|Task).*"))
                .or(nameMatching("java\\.util\\.Timer")))
        .check(classes);
  }

  @Test
  void streamKnowsNoHttp() {
    noClasses()
        .that()
        .resideInAPackage(STREAM)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(HTTP_SERVERS).or(resideInAPackage("java.net.http..")))
        .check(classes);
  }

  @Test
  void trainerServesNoHttp() {
    noClasses()
        .that()
        .resideInAPackage(TRAINER)
        .should()
        .dependOnClassesThat(resideInAnyPackage(HTTP_SERVERS))
        .check(classes);
  }

  @Test
  void onlyStreamReadsAndFiltersSound() {
    noClasses()
        .that()
        .resideInAnyPackage(MODELS, TRAINER, SERVER)
        .should()
        .dependOnClassesThat(resideInAnyPackage("be.tarsos..", "org.jflac.."))
        .check(classes);
  }

  @Test
  void onlyModelsUseOnnx() {
    noClasses()
        .that()
        .resideInAnyPackage(STREAM, TRAINER, SERVER)
        .should()
        .dependOnClassesThat(resideInAnyPackage(ONNX))
        .check(classes);
  }

  @Test
  void serverDoesNoNumerics() {
    noClasses()
        .that()
        .resideInAPackage(SERVER)
        .should()
        .callMethodWhere(
            describe(
                "a mathematical function is called",
                (JavaMethodCall call) ->
                    call.getTargetOwner().getName().matches("java\\.lang\\.(Strict)?Math")
                        && MATHEMATICS.contains(call.getName())))
        .check(classes);
  }
}
