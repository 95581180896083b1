package io.github.spikeword.server.command;

import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Setting;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.operation.LogFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that start a server. */
final class ServeOptions {

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final SettingOptions settings = new SettingOptions();

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "Address to bind (default: 127.0.0.1; others need a token, see --token-file).")
  private @Nullable String host;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "P",
      description = "Port to bind (default: 8471; 0 takes a free one).")
  private @Nullable Integer port;

  @Option(
      names = "--device",
      paramLabel = "D",
      description = "Microphone: index or part of its name.")
  private @Nullable String device;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File whose first line is the token that clients need.")
  private @Nullable Path tokenFile;

  @Option(names = "--insecure", description = "Let other machines connect without a token.")
  private boolean insecure;

  @Option(
      names = "--wyoming",
      description = "Serve clients of the Wyoming protocol (Home Assistant), on port 10400.")
  private boolean wyoming;

  /** The settings that result from flags, environment and file. */
  Settings read(boolean microphone) {
    Settings read =
        settings.read(
            reader -> {
              model.text().ifPresent(text -> reader.flag(KnownSettings.MODEL, "--model", text));
              flag(reader, KnownSettings.HOST, "--host", host);
              flag(reader, KnownSettings.PORT, "--port", port);
              flag(reader, KnownSettings.DEVICE, "--device", device);
              flag(reader, KnownSettings.TOKEN_FILE, "--token-file", tokenFile);
              if (insecure) {
                reader.flag(KnownSettings.INSECURE, "--insecure", true);
              }
              if (wyoming) {
                reader.flag(KnownSettings.WYOMING, "--wyoming", true);
              }
              if (microphone) {
                reader.flag(KnownSettings.MICROPHONE, "--mic", true);
              }
            });
    if (read.get(KnownSettings.LOG_JSON)) {
      LogFormat.json();
    }
    return read;
  }

  private static void flag(
      SettingsReader reader, Setting<?> setting, String flag, @Nullable Object value) {
    if (value != null) {
      reader.flag(setting, flag, value);
    }
  }
}
