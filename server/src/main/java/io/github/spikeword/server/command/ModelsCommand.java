package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.session.ModelDocuments;
import io.github.spikeword.server.session.ServedModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeword models}. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "List the bundles that can be listened with.",
      "With a name: its words, thresholds and the whole measured trade-off over thresholds."
    })
public final class ModelsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Show one bundle: a name of the list, or a folder.")
  private @Nullable String name;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** A bundle that can't be used. */
  record Damaged(String name, String reason) {}

  /** All bundles. */
  record Listing(List<ModelDocuments.Summary> models, List<Damaged> damaged) {}

  @Override
  public Integer call() {
    BundleLocator locator = BundleLocator.standard();
    return name == null ? list(locator) : show(new ServedModel(locator.read(name)));
  }

  private int show(ServedModel model) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(EventJson.write(ModelDocuments.full(model)));
    } else {
      print(out, ModelDocuments.summary(model));
      out.print(TradeOffText.render(model.bundle()));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, ModelDocuments.Summary model) {
    out.printf(
        "%-16s %-30s %s  %s%n",
        model.name(),
        String.join(" ", model.keywords()),
        model.sha256().substring(0, 12),
        model.description());
  }

  private int list(BundleLocator locator) {
    List<ModelDocuments.Summary> intact = new ArrayList<>();
    List<Damaged> damaged = new ArrayList<>();
    for (String name : locator.names()) {
      try {
        intact.add(ModelDocuments.summary(new ServedModel(locator.read(name))));
      } catch (UserError e) {
        damaged.add(new Damaged(name, String.valueOf(e.getMessage())));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(EventJson.write(new Listing(intact, damaged)));
    } else {
      intact.forEach(model -> print(out, model));
      damaged.forEach(d -> spec.commandLine().getErr().println(d.name() + ": " + d.reason()));
      if (intact.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println("There is no bundle; train one with 'spikeword train'.");
      }
    }
    return damaged.isEmpty() ? ExitCode.OK : ExitCode.DAMAGED_BUNDLE;
  }
}
