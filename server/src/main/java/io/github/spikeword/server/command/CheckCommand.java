package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.models.bundle.LoadedBundle;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.models.rules.RuleReport;
import io.github.spikeword.models.rules.RuleReportRenderer;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.trainer.report.svg.PlacementPicture;
import io.github.spikeword.trainer.report.svg.SvgStyle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeword check}: is the bundle intact, and does its network obey the chip? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check a bundle: checksums, golden sequence on both engines, every rule of the chip.",
      "Exit code 3 if a rule is broken, 4 if the bundle is damaged."
    })
public final class CheckCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "A name of 'spikeword models', or a folder.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private String model;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Write an SVG picture of the neurons in the chip's cores too.")
  private @Nullable Path picture;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    LoadedBundle loaded = BundleLocator.standard().read(model);
    loaded.proveOnnx();
    Network network = loaded.bundle().network();
    RuleReport report = ChipRules.check(network);
    if (picture != null) {
      TextFile.write(picture, SvgStyle.standalone(PlacementPicture.svg(network)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", loaded.bundle().name());
      document.put("sha256", loaded.sha256());
      document.put("intact", true);
      document.putAll(RuleReportRenderer.document(report));
      out.println(EventJson.write(document));
    } else {
      out.print(RuleReportRenderer.text(report));
      spec.commandLine()
          .getErr()
          .println("The bundle " + loaded.place() + " is intact: " + loaded.sha256() + ".");
    }
    out.flush();
    return report.passed() ? ExitCode.OK : ExitCode.RULE_VIOLATION;
  }
}
