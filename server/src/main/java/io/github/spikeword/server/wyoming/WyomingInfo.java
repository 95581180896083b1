package io.github.spikeword.server.wyoming;

import io.github.spikeword.models.BuildVersion;
import io.github.spikeword.server.session.ServedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to {@code describe}: a wake-word service whose models are the keywords. */
final class WyomingInfo {

  private static final Map<String, String> ATTRIBUTION =
      Map.of("name", "Spikeword", "url", "https://github.com/spikeword/spikeword");

  /** The data of an {@code info} event. */
  static Map<String, Object> of(ServedModel model) {
    Map<String, Object> info = new LinkedHashMap<>();
    for (String other : List.of("asr", "tts", "handle", "intent", "mic", "snd")) {
      info.put(other, List.of());
    }
    Map<String, Object> program =
        described("spikeword", "Keywords by a spiking network on the H1v2 chip's rules");
    program.put("models", model.info().keywords().stream().map(WyomingInfo::word).toList());
    info.put("wake", List.of(program));
    return info;
  }

  private static Map<String, Object> word(String word) {
    Map<String, Object> model = described(word, word);
    model.put("phrase", word);
    model.put("languages", List.of("en"));
    return model;
  }

  private static Map<String, Object> described(String name, String description) {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("name", name);
    artifact.put("description", description);
    artifact.put("attribution", ATTRIBUTION);
    artifact.put("installed", true);
    artifact.put("version", BuildVersion.current());
    return artifact;
  }

  private WyomingInfo() {}
}
