package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.augment.Levels;
import io.github.spikeword.trainer.augment.NoiseColour;
import io.github.spikeword.trainer.augment.SoundBank;
import io.github.spikeword.trainer.augment.SpeedChange;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.random.SeededRandom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes scenes onto a canvas: a background, then events one after the other. */
final class SceneWriter {

  private final ComposeSettings settings;
  private final Palette palette;
  private final SoundReader reader;
  private final Canvas canvas;
  private final SeededRandom random;
  private final WeightedDraw<Event> events;
  private final SpeechPieces speech;
  private final List<BrokenFile> broken = new ArrayList<>();

  SceneWriter(
      ComposeSettings settings,
      Palette palette,
      SoundReader reader,
      Canvas canvas,
      SeededRandom random) {
    this.settings = settings;
    this.palette = palette;
    this.reader = reader;
    this.canvas = canvas;
    this.random = random;
    this.events = new WeightedDraw<>(weights());
    this.speech = new SpeechPieces(settings, palette, this::read, random);
  }

  /** A kind of event and how one of it is placed. */
  @FunctionalInterface
  private interface Event {
    /** Places an event; the sample after it, or the same place if it could not be had. */
    int place(int at, int end, double levelDb);
  }

  List<BrokenFile> broken() {
    return broken;
  }

  /** Writes one scene from a sample to before another; its events end within it. */
  void write(int start, int end) {
    double levelDb = settings.levelDb().draw(random);
    writeBackground(start, end, levelDb);
    int at = start + gap();
    while (at < end) {
      at = events.draw(random).place(at, end, levelDb) + gap();
    }
  }

  private Map<Event, Double> weights() {
    ComposeSettings.Events shares = settings.events();
    Map<Event, Double> weights = new LinkedHashMap<>();
    shares.keywords().forEach((word, weight) -> weights.put(wordEvent(word), weight));
    if (shares.otherWords() > 0) {
      WeightedDraw<String> others = new WeightedDraw<>(palette.otherWords(shares));
      weights.put(
          (at, end, db) -> wordEvent(others.draw(random)).place(at, end, db), shares.otherWords());
    }
    weights.put((at, end, db) -> piece(Sound.Kind.SPEECH, at, end, db), shares.speech());
    weights.put((at, end, db) -> piece(Sound.Kind.NOISE, at, end, db), shares.noise());
    weights.put((at, end, db) -> piece(Sound.Kind.MUSIC, at, end, db), shares.music());
    return weights;
  }

  private Event wordEvent(String word) {
    return (at, end, levelDb) -> word(palette.draw(word, random), at, end, levelDb);
  }

  private int word(Clip clip, int at, int end, double sceneDb) {
    double levelDb = sceneDb + settings.words().levelDb().draw(random);
    double speed =
        random.chance(settings.words().speedShare()) ? settings.words().speed().draw(random) : 1;
    boolean trim = random.chance(settings.words().trimShare());
    int before = margin();
    int after = margin();
    float[] sound = read(clip.path());
    Optional<WordExtent> found = WordExtent.estimate(sound);
    if (found.isEmpty()) {
      return at;
    }
    WordExtent extent = found.get();
    if (trim) {
      int from = Math.max(0, extent.start() - before);
      sound = Arrays.copyOfRange(sound, from, Math.min(sound.length, extent.end() + after));
      extent = new WordExtent(extent.start() - from, extent.end() - from);
    }
    if (speed != 1) {
      sound = SpeedChange.apply(sound, speed);
      extent =
          new WordExtent(
              (int) Math.round(extent.start() / speed),
              (int) Math.min(sound.length, Math.round(extent.end() / speed)));
    }
    if (at + sound.length > end) {
      return end;
    }
    canvas.add(sound, at, ActiveLevel.factorWithin(sound, levelDb));
    canvas.note(
        new LabelledWord(
            clip.word(), at + (long) extent.start(), at + (long) extent.end(), clip.key()));
    return at + sound.length;
  }

  private int piece(Sound.Kind kind, int at, int end, double sceneDb) {
    double levelDb = sceneDb + settings.words().levelDb().draw(random);
    int length = (int) (settings.events().pieceSeconds().draw(random) * Canvas.RATE);
    Sound source = pick(kind);
    float[] sound =
        kind == Sound.Kind.SPEECH ? speech.piece(source, length) : excerpt(source, length);
    if (at + length > end) {
      return end;
    }
    double power = ActiveLevel.power(sound);
    if (power == 0) {
      return at;
    }
    canvas.add(sound, at, ActiveLevel.factorWithin(sound, levelDb));
    note(kindOf(kind), false, at, at + length, name(source));
    return at + length;
  }

  private void writeBackground(int start, int end, double levelDb) {
    ComposeSettings.Background background = settings.background();
    double kind = random.nextDouble();
    if (kind < background.noiseShare()) {
      double noiseDb = levelDb - background.noiseBelowDb().draw(random);
      boolean recorded = random.chance(background.recordedShare());
      String source = "synthetic";
      float[] noise;
      if (recorded && !palette.of(Sound.Kind.NOISE).isEmpty()) {
        Sound sound = pick(Sound.Kind.NOISE);
        source = name(sound);
        noise = excerpt(sound, end - start);
      } else {
        noise = synthetic(end - start);
      }
      addAtPower(noise, start, noiseDb);
      note(SoundKind.NOISE, true, start, end, source);
    } else {
      if (kind < background.noiseShare() + background.floorShare()) {
        addAtPower(synthetic(end - start), start, background.floorDb().draw(random));
      }
      note(SoundKind.SILENCE, true, start, end, "");
    }
  }

  /** Background levels are those of the whole piece: noise has no pauses to leave out. */
  private void addAtPower(float[] noise, int at, double decibels) {
    double power = Levels.power(noise);
    if (power > 0) {
      canvas.add(noise, at, ActiveLevel.factor(power, decibels));
    }
  }

  private float[] synthetic(int length) {
    NoiseColour[] colours = NoiseColour.values();
    return colours[random.nextInt(colours.length)].generate(length, random);
  }

  private Sound pick(Sound.Kind kind) {
    List<Sound> sounds = palette.of(kind);
    return sounds.get(random.nextInt(sounds.size()));
  }

  private float[] excerpt(Sound sound, int length) {
    return SoundBank.excerpt(read(sound.path()), length, random);
  }

  private float[] read(Path path) {
    Reading reading = Reading.of(reader, path);
    reading.broken().ifPresent(broken::add);
    return reading.samples();
  }

  private int gap() {
    return Math.max(1, (int) (settings.gapSeconds().drawLog(random) * Canvas.RATE));
  }

  private int margin() {
    return (int) (settings.words().marginSeconds().draw(random) * Canvas.RATE);
  }

  private void note(SoundKind kind, boolean background, int start, int end, String source) {
    canvas.note(new Segment(kind, background, start, end, source));
  }

  private static SoundKind kindOf(Sound.Kind kind) {
    return SoundKind.valueOf(kind.name());
  }

  private static String name(Sound sound) {
    return sound.source() + "/" + sound.path().getFileName();
  }
}
