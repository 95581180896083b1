package io.github.spikeword.server.operation;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.models.bundle.LoadedBundle;
import io.github.spikeword.stream.event.ListeningEvent.Level;
import io.github.spikeword.stream.microphone.Microphone;
import io.github.spikeword.stream.microphone.MicrophoneDevice;
import io.github.spikeword.stream.microphone.MicrophoneDevices;
import io.github.spikeword.stream.microphone.MicrophoneSettings;
import io.github.spikeword.stream.session.LevelMeter;
import io.github.spikeword.stream.session.Sound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at everything that listening depends on, and says in plain words how it is. */
public final class Checkup {

  private static final int READ_MILLIS = 100;

  /** How a thing is. */
  public enum Verdict {
    /** It works. */
    OK,
    /** It does not, but recordings and remote sound do without. */
    MISSING,
    /** It does not, and nothing works without. */
    BROKEN
  }

  /**
   * What was found about one thing.
   *
   * @param message a sentence
   */
  public record Finding(String subject, Verdict verdict, String message) {}

  private final String host;
  private final int port;
  private final double seconds;

  /**
   * @param host address that the server would bind
   * @param port port that the server would bind
   * @param seconds how long to listen to the microphone
   */
  public Checkup(String host, int port, double seconds) {
    this.host = host;
    this.port = port;
    this.seconds = seconds;
  }

  /** Looks at everything; takes as long as it listens. */
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.addAll(models());
    findings.add(address());
    findings.addAll(microphone());
    return findings;
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= 17
        ? new Finding(
            "java", Verdict.OK, "Java " + version + " on " + System.getProperty("os.name") + ".")
        : new Finding(
            "java", Verdict.BROKEN, "Java 17 or newer is needed, this is " + version + ".");
  }

  private static List<Finding> models() {
    BundleLocator locator = BundleLocator.standard();
    List<Finding> findings = new ArrayList<>();
    for (String name : locator.names()) {
      findings.add(model(locator, name));
    }
    if (findings.isEmpty()) {
      findings.add(new Finding("model", Verdict.BROKEN, "There is no bundle to listen with."));
    }
    return findings;
  }

  private static Finding model(BundleLocator locator, String name) {
    try {
      LoadedBundle loaded = locator.read(name);
      loaded.proveOnnx();
      return new Finding(
          "model",
          Verdict.OK,
          "Bundle '"
              + name
              + "' is intact ("
              + loaded.sha256().substring(0, 12)
              + "), and ONNX Runtime agrees with it.");
    } catch (UserError e) {
      return new Finding("model", Verdict.BROKEN, String.valueOf(e.getMessage()));
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      return new Finding(
          "model",
          Verdict.MISSING,
          "Bundle '"
              + name
              + "' is intact, but ONNX Runtime's native library does not load here: "
              + e.getMessage());
    }
  }

  private Finding address() {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return new Finding(
          "address", Verdict.OK, "Port " + socket.getLocalPort() + " of " + host + " is free.");
    } catch (IOException e) {
      return new Finding(
          "address",
          Verdict.MISSING,
          "Port "
              + port
              + " of "
              + host
              + " can't be bound ("
              + e.getMessage()
              + "); is a server running? Another port is chosen with --port.");
    }
  }

  private List<Finding> microphone() {
    List<MicrophoneDevice> devices = MicrophoneDevices.list();
    List<Finding> findings = new ArrayList<>();
    for (MicrophoneDevice device : devices) {
      findings.add(
          new Finding("microphone", Verdict.OK, device.index() + " is '" + device.name() + "'."));
    }
    findings.add(
        devices.isEmpty()
            ? new Finding(
                "microphone",
                Verdict.MISSING,
                "There is none that Java can see; recordings and browsers' microphones work without.")
            : level(devices.get(0)));
    return findings;
  }

  private Finding level(MicrophoneDevice device) {
    LevelMeter meter = new LevelMeter();
    boolean heard = false;
    try (Microphone microphone =
        Microphone.open(device, MicrophoneSettings.STANDARD, status -> {})) {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      while (System.nanoTime() < end) {
        for (Sound sound : microphone.read(READ_MILLIS)) {
          if (sound instanceof Sound.Samples some) {
            meter.add(some.samples(), 0, some.samples().length);
            heard = true;
          }
        }
      }
    } catch (UserError e) {
      return new Finding("level", Verdict.MISSING, String.valueOf(e.getMessage()));
    }
    return level(heard ? Optional.of(meter.read(0)) : Optional.empty());
  }

  /**
   * Judges what a microphone gave.
   *
   * @param heard its level; empty if no sound came at all
   */
  static Finding level(Optional<Level> heard) {
    if (heard.isEmpty()) {
      return new Finding(
          "level", Verdict.MISSING, "The microphone opened but gave no sound at all.");
    }
    Level level = heard.get();
    if (level.peak() == 0) {
      return new Finding(
          "level",
          Verdict.MISSING,
          "The microphone gives exact zeros: it is muted, or this program has no permission to use it.");
    }
    return new Finding(
        "level",
        Verdict.OK,
        String.format(
            Locale.ROOT,
            "The microphone hears %.1f dB of full scale, peak %.1f dB%s.",
            20 * Math.log10(level.rms()),
            20 * Math.log10(level.peak()),
            level.peak() >= 1 ? ", and clips: turn it down" : ""));
  }
}
