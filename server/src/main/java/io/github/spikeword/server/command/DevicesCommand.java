package io.github.spikeword.server.command;

import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.stream.audio.PcmFormat;
import io.github.spikeword.stream.microphone.MicrophoneDevice;
import io.github.spikeword.stream.microphone.MicrophoneDevices;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword devices}. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = "List the microphones of this machine. Exit code 5 if there is none.")
public final class DevicesCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** A device as {@code --json} lists it. */
  record Listed(int index, String name, String description, List<Format> formats) {}

  /** A format that a device offers. */
  record Format(String encoding, int rate, int channels) {}

  @Override
  public Integer call() {
    List<MicrophoneDevice> devices = MicrophoneDevices.list();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(EventJson.write(devices.stream().map(DevicesCommand::listed).toList()));
    } else {
      for (MicrophoneDevice device : devices) {
        PcmFormat best = device.formats().get(0);
        out.printf(
            "%2d  %-40s %d Hz, %d channel%s, %s%n",
            device.index(),
            device.name(),
            best.sampleRateHz(),
            best.channels(),
            best.channels() == 1 ? "" : "s",
            best.encoding().label());
      }
      if (devices.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "No microphone was found. Connect one, or listen to a recording with 'spikeword replay FILE'.");
      }
    }
    out.flush();
    return devices.isEmpty() ? ExitCode.NO_MICROPHONE : ExitCode.OK;
  }

  private static Listed listed(MicrophoneDevice device) {
    return new Listed(
        device.index(),
        device.name(),
        device.description(),
        device.formats().stream()
            .map(f -> new Format(f.encoding().label(), f.sampleRateHz(), f.channels()))
            .toList());
  }
}
