package io.github.spikeword.trainer.report;

import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.report.svg.Html;

/** What an inference costs, as a table. */
final class CostTable {

  static String html(Workload workload) {
    StringBuilder table = new StringBuilder("<table class=\"costs\">");
    for (Workload.StageFiring stage : workload.stages()) {
      row(
          table,
          stage.name(),
          Page.format(
              "%.1f spikes, %.1f %% of steps", stage.spikesPerInference(), 100 * stage.rate()));
    }
    row(
        table,
        "power",
        Page.format("%.2f nW, %.2f nJ", workload.powerNanowatts(), workload.energyNanojoules()));
    row(table, "dense operations", Page.format("%,.0f", workload.denseOperations()));
    row(
        table,
        "effective operations",
        Page.format(
            "%,.0f MAC + %,.0f AC",
            workload.effectiveMultiplications(), workload.effectiveAdditions()));
    row(table, "activation sparsity", Page.format("%.3f", workload.activationSparsity()));
    row(
        table,
        "footprint",
        Page.format(
            "%,d bytes, %,d on the chip",
            workload.footprintBytes(), (workload.weightBitsOnChip() + 7) / 8));
    return table.append("</table>").toString();
  }

  private static void row(StringBuilder table, String name, String value) {
    table
        .append("<tr><th>")
        .append(Html.escape(name))
        .append("</th><td>")
        .append(Html.escape(value))
        .append("</td></tr>");
  }

  private CostTable() {}
}
