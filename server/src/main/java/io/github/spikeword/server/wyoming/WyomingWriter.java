package io.github.spikeword.server.wyoming;

import io.github.spikeword.server.protocol.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes events, without payload. Thread-safe. */
final class WyomingWriter {

  private final OutputStream out;

  WyomingWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes an event whose data is an object of plain values, lists and maps. */
  synchronized void write(String type, Map<String, ?> data) throws IOException {
    byte[] json = EventJson.write(data).getBytes(StandardCharsets.UTF_8);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("type", type);
    if (!data.isEmpty()) {
      header.put("data_length", json.length);
    }
    out.write((EventJson.write(header) + "\n").getBytes(StandardCharsets.UTF_8));
    if (!data.isEmpty()) {
      out.write(json);
    }
    out.flush();
  }
}
