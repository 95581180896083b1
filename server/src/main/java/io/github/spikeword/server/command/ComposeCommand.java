package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.compose.Composer;
import io.github.spikeword.trainer.compose.Palette;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.corpus.SoundSplit;
import io.github.spikeword.trainer.corpus.Split;
import io.github.spikeword.trainer.evaluate.stream.DevelopmentSet;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spikeword compose}: long recordings with exact labels. */
@Command(
    name = "compose",
    mixinStandardHelpOptions = true,
    description = {
      "Compose long recordings with exact labels from a corpus.",
      "Without --scenes: the development set, in which every validation clip is heard once."
    })
public final class ComposeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The corpus.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where recordings and label files go.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Path out;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "yes-no",
      description =
          "Preset that says which sounds are for development, and what scenes are like"
              + " (default: yes-no).")
  private String preset = "yes-no";

  @Option(
      names = "--scenes",
      paramLabel = "N",
      description =
          "Compose so many recordings of random scenes instead, as the preset trains on, but from"
              + " validation speakers and development sounds.")
  private int scenes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed; the same seed gives the same recordings (default: 1).")
  private long seed;

  @Override
  public Integer call() {
    if (scenes < 0) {
      throw new ParameterException(
          spec.commandLine(), "--scenes must not be negative, found " + scenes);
    }
    SoundSplit sides = RecordingsOption.sides(preset);
    List<String> words = Presets.read(preset).words();
    Corpus corpus = Corpus.scan(data);
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = new ProgressCount(err, "composed");
    int threads = ParallelMap.allProcessors();
    List<BrokenFile> broken =
        scenes > 0
            ? composeScenes(corpus, threads, progress)
            : new DevelopmentSet(corpus, words, sides, seed).write(out, threads, progress);
    broken.forEach(file -> err.println("skipped: " + file.reason()));
    err.println("Recordings and labels are in " + out + ".");
    return ExitCode.OK;
  }

  private List<BrokenFile> composeScenes(Corpus corpus, int threads, Progress progress) {
    StreamSettings settings =
        Presets.read(preset).stream()
            .orElseThrow(() -> new UserError("The preset '" + preset + "' has no scenes."));
    List<Sound> sounds =
        Stream.of(Sound.Kind.values()).flatMap(kind -> corpus.sounds(kind).stream()).toList();
    Palette palette =
        Palette.of(
            Split.bySpeaker(corpus.clips()).validation(),
            SoundSides.of(sounds, settings.sounds()).development());
    Composer composer = new Composer(settings.compose(), palette, SoundReader.FILES, seed);
    return ParallelMap.map(
            threads,
            IntStream.range(0, scenes).boxed().toList(),
            number -> {
              var made = composer.compose(number);
              made.write(out);
              return made.broken();
            },
            progress)
        .stream()
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
