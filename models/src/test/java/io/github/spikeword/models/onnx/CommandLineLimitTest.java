package io.github.spikeword.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.RandomNetworks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CommandLineLimitTest {

  @Test
  void theLimitItselfIsAllowed() {
    assertThatCode(() -> CommandLineLimit.check(CommandLineLimit.MOST_BYTES))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> CommandLineLimit.check(CommandLineLimit.MOST_BYTES + 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("3801 bytes")
        .hasMessageContaining("CLASSPATH");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessWithALongCommandLineIsRefusedInsteadOfKilled() throws Exception {
    assertThat(simulateInAnotherProcess("x".repeat(10_000)))
        .contains("command line of 10")
        .doesNotContain("SIGSEGV")
        .endsWith("exit 3");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessJustBelowTheLimitRuns() throws Exception {
    assertThat(simulateInAnotherProcess("x".repeat(CommandLineLimit.MOST_BYTES - 300)))
        .endsWith("exit 0");
  }

  /** What the process said, and its exit code. The class path goes by the environment. */
  private static String simulateInAnotherProcess(String argument)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(java, "-XX:TieredStopAtLevel=1", Simulation.class.getName(), argument));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit " + process.waitFor();
  }

  /** The other process: makes an ONNX simulator. */
  static final class Simulation {

    public static void main(String[] arguments) {
      Network network = RandomNetworks.network(new SplittableRandom(1), false, 2, 3, 2);
      try (OnnxSimulator simulator = new OnnxSimulator(network)) {
        simulator.step(new float[2]);
      } catch (UserError e) {
        System.out.println(e.getMessage());
        System.exit(3);
      }
    }

    private Simulation() {}
  }
}
