package io.github.spikeword.server.command;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.CorpusReport;
import io.github.spikeword.trainer.corpus.CorpusReportText;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.fetch.CorpusDownload;
import io.github.spikeword.trainer.fetch.DownloadSettings;
import io.github.spikeword.trainer.fetch.RemoteArchive;
import io.github.spikeword.trainer.parallel.ParallelMap;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeword corpus}: get a corpus, and look at one. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    description = "Fetch a corpus of spoken words, or tell what one holds.")
public final class CorpusCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say 'fetch DIR' or 'info DIR'");
  }

  /** Downloads the public corpus. */
  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = {
        "Download Speech Commands v0.02 (2.4 GB, Creative Commons BY 4.0), verify and unpack it.",
        "Started again after an interruption, it continues."
      })
  int fetch(
      @Parameters(paramLabel = "DIR", description = "The folder that the corpus folder goes into.")
          Path folder) {
    CorpusDownload download =
        new CorpusDownload(
            RemoteArchive.SPEECH_COMMANDS,
            DownloadSettings.standard(),
            new FetchPrinter(spec.commandLine().getErr()));
    Path corpus = download.fetch(folder);
    PrintWriter out = spec.commandLine().getOut();
    out.println(corpus);
    out.flush();
    return ExitCode.OK;
  }

  /** Decodes every file once and counts. */
  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Tell words, clips, speakers, partitions and broken files of a corpus.")
  int info(
      @Parameters(
              paramLabel = "DIR",
              description = "A folder of WORD/*.wav or *.flac, or one that holds it.")
          Path folder,
      @Option(names = "--json", description = "Print one JSON document.") boolean json) {
    CorpusReport report =
        CorpusReport.of(
            Corpus.scan(folder),
            SoundReader.FILES,
            ParallelMap.allProcessors(),
            new ProgressCount(spec.commandLine().getErr(), "read"));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonText.write(report) : CorpusReportText.render(report));
    out.flush();
    return ExitCode.OK;
  }
}
