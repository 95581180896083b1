package io.github.spikeword.models;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModelsArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.spikeword.models");

  @Test
  void roomsDoNotDependOnEachOtherInCircles() {
    slices().matching("io.github.spikeword.models.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void modelsKnowNothingOfSoundThreadsOrActors() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.sound..", "java.util.concurrent..", "akka..", "be.tarsos..", "java.net.http..")
        .check(CLASSES);
  }
}
