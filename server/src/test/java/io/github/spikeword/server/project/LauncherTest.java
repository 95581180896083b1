package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.project.LauncherSandbox.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "spikeword is a POSIX shell script")
class LauncherTest {

  private static final String MAIN = "io.github.spikeword.server.Main";

  private LauncherSandbox sandbox;

  @BeforeEach
  void laySandbox(@TempDir Path folder) throws IOException {
    sandbox = new LauncherSandbox(folder.toRealPath());
  }

  @Test
  void saysInOneLineThatJavaIsMissingAndHowToGetIt() throws IOException {
    Outcome outcome = sandbox.run("demo");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .singleElement()
        .asString()
        .startsWith("spikeword: Java 17 or newer is needed and none was found: install a JDK")
        .contains("apt-get install openjdk-17-jdk-headless");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.20", "16", "9-ea"})
  void saysInOneLineThatJavaIsTooOld(String version) throws IOException {
    sandbox.installJava(version);

    Outcome outcome = sandbox.run("demo");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .singleElement()
        .asString()
        .contains("Java 17 or newer is needed")
        .contains("is version " + version)
        .contains("install a JDK");
    assertThat(sandbox.builds()).isEmpty();
  }

  @Test
  void namesAJavaHomeThatHoldsNoJava() throws IOException {
    sandbox.installJava("17.0.1");
    sandbox.environment("JAVA_HOME", "/nowhere");

    Outcome outcome = sandbox.run("demo");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).singleElement().asString().contains("JAVA_HOME is /nowhere");
  }

  @Test
  void asksForACompilerBeforeBuildingWithARuntime() throws IOException {
    sandbox.installRuntimeOnly("21.0.2");

    Outcome outcome = sandbox.run("demo");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).singleElement().asString().contains("without a compiler");
    assertThat(sandbox.builds()).isEmpty();
  }

  @Test
  void buildsOnTheFirstStartAndKeepsStandardOutputForResults() throws IOException {
    sandbox.installJava("17.0.1");

    Outcome outcome = sandbox.run("models", "--json");

    assertThat(sandbox.builds()).hasSize(1);
    assertThat(outcome.out()).doesNotContain("noise on standard output").contains("--json");
    assertThat(outcome.err())
        .anyMatch(line -> line.startsWith("spikeword: building"))
        .contains("noise on standard output");
    assertThat(Files.exists(sandbox.lock())).isFalse();
  }

  @Test
  void buildsAgainOnlyAfterAChangeOfTheProductsSources() throws IOException {
    sandbox.installJava("17.0.1");
    sandbox.run();

    assertThat(sandbox.run().err()).isEmpty();
    sandbox.change("server/src/test/java/MainTest.java");
    sandbox.run();
    assertThat(sandbox.builds()).hasSize(1);

    sandbox.change("server/src/main/java/Main.java");
    sandbox.run();
    assertThat(sandbox.builds()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "server/pom.xml", "models/bundles/yes-no/manifest.json"})
  void buildsAgainAfterAChangeOfAPomOrABundle(String file) throws IOException {
    sandbox.installJava("17.0.1");
    sandbox.run();
    sandbox.change(file);
    sandbox.run();

    assertThat(sandbox.builds()).hasSize(2);
  }

  @Test
  void runsABuiltDistributionWithARuntimeOnly() throws IOException {
    sandbox.installJava("17.0.1");
    sandbox.run();
    Files.delete(sandbox.workingFolder().resolveSibling("bin").resolve("javac"));

    assertThat(sandbox.run("models").out()).contains(MAIN, "models");
  }

  @Test
  void reportsABrokenBuildAndStartsNothing() throws IOException {
    sandbox.installJava("17.0.1");
    sandbox.buildWith("echo '[ERROR] cannot compile'", "exit 1");

    Outcome outcome = sandbox.run("demo");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("[ERROR] cannot compile")
        .last()
        .asString()
        .startsWith("spikeword: the build failed");
    assertThat(Files.exists(sandbox.lock())).isFalse();
  }

  @Test
  void passesArgumentsWorkingFolderAndExitCodeOnUnchanged() throws IOException {
    sandbox.installJava("17.0.1");
    Files.writeString(sandbox.workingFolder().resolve("a.wav"), "");

    Outcome outcome = sandbox.run("replay", "my file.wav", "*", "", "--json=\"yes\"", "$HOME");

    List<String> out = outcome.out();
    assertThat(out.get(0)).isEqualTo(sandbox.workingFolder().toString());
    assertThat(out.subList(out.indexOf(MAIN) + 1, out.size()))
        .containsExactly("replay", "my file.wav", "*", "", "--json=\"yes\"", "$HOME");
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void findsItsFolderThroughSymbolicLinks() throws IOException {
    sandbox.installJava("17.0.1");
    Path first = sandbox.workingFolder().resolve("first");
    Path second = sandbox.workingFolder().resolve("second");
    Files.createSymbolicLink(first, Path.of("../the project/spikeword"));
    Files.createSymbolicLink(second, first);

    Outcome outcome = LauncherSandbox.finish(sandbox.start(second, "models"));

    assertThat(outcome.out()).contains(sandbox.root() + "/server/target/distribution/lib/*");
  }

  @Test
  void prefersJavaHome() throws IOException {
    sandbox.installJava("11");
    sandbox.environment("JAVA_HOME", sandbox.createJavaHome("17.0.1").toString());

    assertThat(sandbox.run("models").out()).contains(MAIN);
  }

  @Test
  void splitsTheUsersJavaOptionsWithoutExpandingThem() throws IOException {
    sandbox.installJava("17.0.1");
    sandbox.environment("SPIKEWORD_JAVA_OPTS", "-Xmx1g  -Dpattern=*");
    Files.writeString(sandbox.workingFolder().resolve("-Dpattern=a"), "");

    assertThat(sandbox.run("models").out()).contains("-Xmx1g", "-Dpattern=*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.1", "21.0.2"})
  void givesOldVirtualMachinesNoOptionTheyDoNotKnow(String version) throws IOException {
    sandbox.installJava(version);

    assertThat(sandbox.run("models").out())
        .noneMatch(option -> option.contains("native-access") || option.contains("unsafe"));
  }

  @Test
  void silencesTheWarningsOfNewVirtualMachines() throws IOException {
    sandbox.installJava("25-ea");

    assertThat(sandbox.run("models").out())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void buildsOnceWhenTwoStartAtOnce() throws IOException {
    sandbox.installJava("17.0.1");
    sandbox.buildWith("sleep 1", LauncherSandbox.LAY_THE_JAR);

    Process first = sandbox.start(sandbox.script(), "one");
    Process second = sandbox.start(sandbox.script(), "two");
    List<Outcome> outcomes = List.of(LauncherSandbox.finish(first), LauncherSandbox.finish(second));

    assertThat(sandbox.builds()).hasSize(1);
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.out()).contains(MAIN));
  }

  @Test
  void takesOverTheLockOfABuildThatWasKilled() throws IOException, InterruptedException {
    sandbox.installJava("17.0.1");
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(sandbox.lock().getParent());
    Files.createSymbolicLink(sandbox.lock(), Path.of(Long.toString(dead.pid())));

    assertThat(sandbox.run("models").out()).contains(MAIN);
    assertThat(sandbox.builds()).hasSize(1);
  }
}
