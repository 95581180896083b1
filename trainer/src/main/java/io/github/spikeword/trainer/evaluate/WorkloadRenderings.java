package io.github.spikeword.trainer.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link Workload} as JSON fields and as text. */
public final class WorkloadRenderings {

  private WorkloadRenderings() {}

  /** Adds the fields {@code stages}, {@code power} and {@code neuroBench}. */
  public static void addJson(JsonFields to, Workload workload) {
    List<Map<String, Object>> stages =
        workload.stages().stream()
            .map(
                stage ->
                    new JsonFields()
                        .put("name", stage.name())
                        .put("neurons", stage.neurons())
                        .put("spikesPerInference", stage.spikesPerInference())
                        .put("spikesPerStep", stage.rate())
                        .map())
            .toList();
    to.put("stages", stages)
        .put(
            "power",
            new JsonFields()
                .put("nanowatts", workload.powerNanowatts())
                .put("nanojoulesPerInference", workload.energyNanojoules())
                .put("basis", "estimate, calibrated to one published figure; layers only"))
        .put(
            "neuroBench",
            new JsonFields()
                .put("denseOperations", workload.denseOperations())
                .put("effectiveMultiplications", workload.effectiveMultiplications())
                .put("effectiveAdditions", workload.effectiveAdditions())
                .put("activationSparsity", workload.activationSparsity())
                .put("connectionSparsity", workload.connectionSparsity())
                .put("footprintBytes", workload.footprintBytes())
                .put("weightBitsOnChip", workload.weightBitsOnChip()));
  }

  /** Lines for people. */
  public static String text(Workload workload) {
    StringBuilder text = new StringBuilder();
    for (Workload.StageFiring stage : workload.stages()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-12s %4d neurons, %5.1f %% of steps, %7.1f spikes an inference\n",
              stage.name(),
              stage.neurons(),
              100 * stage.rate(),
              stage.spikesPerInference()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "  power        %.3f nW, %.3f nJ an inference (estimate, layers only)\n",
            workload.powerNanowatts(),
            workload.energyNanojoules()));
    text.append(
        String.format(
            Locale.ROOT,
            "  operations   %.0f dense, %.0f effective (%.0f MAC + %.0f AC) an inference\n",
            workload.denseOperations(),
            workload.effectiveMultiplications() + workload.effectiveAdditions(),
            workload.effectiveMultiplications(),
            workload.effectiveAdditions()));
    text.append(
        String.format(
            Locale.ROOT,
            "  sparsity     activation %.3f, connection %.3f\n",
            workload.activationSparsity(),
            workload.connectionSparsity()));
    text.append(
        String.format(
            Locale.ROOT,
            "  footprint    %d bytes; %d bytes of weights on the chip\n",
            workload.footprintBytes(),
            (workload.weightBitsOnChip() + 7) / 8));
    return text.toString();
  }
}
