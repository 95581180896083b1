package io.github.spikeword.server.config;

import static io.github.spikeword.server.config.ValueParser.list;
import static io.github.spikeword.server.config.ValueParser.number;
import static io.github.spikeword.server.config.ValueParser.text;
import static io.github.spikeword.server.config.ValueParser.wholeNumber;
import static io.github.spikeword.server.config.ValueParser.yesOrNo;

import java.util.List;

/** Every setting there is. */
public final class KnownSettings {

  public static final Setting<String> HOST =
      Setting.open("server.host", "Address that the server binds.", "127.0.0.1", text());

  public static final Setting<Integer> PORT =
      Setting.open(
          "server.port",
          "Port that the server binds; 0 takes a free one.",
          "8471",
          wholeNumber(0, 65_535));

  public static final Setting<Boolean> INSECURE =
      Setting.open(
          "server.insecure",
          "Whether an address other than loopback may be bound without a token.",
          "false",
          yesOrNo());

  public static final Setting<String> TOKEN =
      Setting.secret(
          "server.token",
          "Secret that clients must present; none on loopback by default.",
          "",
          text());

  public static final Setting<String> TOKEN_FILE =
      Setting.open("server.token-file", "File whose first line is the token.", "", text());

  public static final Setting<List<String>> ALLOWED_ORIGINS =
      Setting.open(
          "server.allowed-origins",
          "Origins of other sites' pages that may connect, separated by commas; the server's own page always may.",
          "",
          list());

  public static final Setting<List<String>> ALLOWED_HOSTS =
      Setting.open(
          "server.allowed-hosts",
          "Host names, beside IP addresses, localhost and server.host, under which clients may ask.",
          "",
          list());

  public static final Setting<String> TLS_CERTIFICATE =
      Setting.open(
          "server.tls-certificate",
          "PEM file with the certificate chain; switches TLS on.",
          "",
          text());

  public static final Setting<String> TLS_KEY =
      Setting.open(
          "server.tls-key", "PEM file with the certificate's private key (PKCS #8).", "", text());

  public static final Setting<String> MODEL =
      Setting.open("model", "Bundle that listens: a name or a folder.", "yes-no", text());

  public static final Setting<Boolean> MICROPHONE =
      Setting.open(
          "microphone.enabled",
          "Whether serve opens a microphone of this machine.",
          "false",
          yesOrNo());

  public static final Setting<String> DEVICE =
      Setting.open(
          "microphone.device",
          "Microphone: its index or a part of its name; empty takes the first.",
          "",
          text());

  public static final Setting<Integer> MESSAGE_BYTES =
      Setting.open(
          "limits.message-bytes",
          "Longest message that a client may send, bytes.",
          "65536",
          wholeNumber(256, 1_048_576));

  public static final Setting<Integer> MESSAGES_PER_SECOND =
      Setting.open(
          "limits.messages-per-second",
          "Messages that a client may send in a second.",
          "500",
          wholeNumber(1, 100_000));

  public static final Setting<Double> AUDIO_RATE =
      Setting.open(
          "limits.audio-rate",
          "How much faster than real time a client may send sound, over the burst allowance.",
          "1.25",
          number(1, 1000));

  public static final Setting<Double> AUDIO_BURST_SECONDS =
      Setting.open(
          "limits.audio-burst-seconds",
          "Sound that a client may send ahead at once, seconds.",
          "10",
          number(0.1, 3600));

  public static final Setting<Integer> SESSIONS_PER_ADDRESS =
      Setting.open(
          "limits.sessions-per-address",
          "Connections at a time from one address.",
          "32",
          wholeNumber(1, 100_000));

  public static final Setting<Integer> SESSIONS =
      Setting.open(
          "limits.sessions", "Connections at a time in all.", "512", wholeNumber(1, 100_000));

  public static final Setting<Double> IDLE_SECONDS =
      Setting.open(
          "limits.idle-seconds",
          "Time without sound or message after which a session with a client's own sound ends.",
          "30",
          number(0.1, 86_400));

  public static final Setting<Double> SESSION_SECONDS =
      Setting.open(
          "limits.session-seconds",
          "Longest life of a connection.",
          "86400",
          number(0.1, 31_536_000));

  public static final Setting<Integer> UPLOAD_BYTES =
      Setting.open(
          "limits.upload-bytes",
          "Largest recording that recognize takes, bytes.",
          "67108864",
          wholeNumber(1024, 1_073_741_824));

  public static final Setting<Double> UPLOAD_SECONDS =
      Setting.open(
          "limits.upload-seconds",
          "Longest recording that recognize takes, seconds.",
          "7200",
          number(0.1, 86_400));

  public static final Setting<Double> UPLOAD_WAIT_SECONDS =
      Setting.open(
          "limits.upload-wait-seconds",
          "Time in all that recognize waits for the bytes of a recording.",
          "120",
          number(0.1, 86_400));

  public static final Setting<Integer> RECOGNITIONS =
      Setting.open(
          "limits.recognitions", "Recordings recognised at a time.", "2", wholeNumber(1, 64));

  public static final Setting<Double> PICTURE_SECONDS =
      Setting.open(
          "limits.picture-seconds",
          "How long a message of the kinds level, score and activity may wait for a client; older ones are dropped and counted.",
          "5",
          number(0.1, 3600));

  public static final Setting<Integer> QUEUED_PICTURES =
      Setting.open(
          "limits.queued-pictures",
          "Messages of the kinds level, score and activity that wait for a client; more are dropped and counted.",
          "4096",
          wholeNumber(1, 100_000));

  public static final Setting<Integer> QUEUED_EVENTS =
      Setting.open(
          "limits.queued-events",
          "Other messages that wait for a slow client; one more closes it with code 4008.",
          "1024",
          wholeNumber(1, 100_000));

  public static final Setting<Double> WRITE_SECONDS =
      Setting.open(
          "limits.write-seconds",
          "Time after which a client that takes nothing is cut off.",
          "15",
          number(0.1, 3600));

  public static final Setting<Integer> RESUME_EVENTS =
      Setting.open(
          "feed.resume-events",
          "Past detections and the like that a session keeps for resumeFrom.",
          "1024",
          wholeNumber(0, 1_000_000));

  public static final Setting<Double> HEARTBEAT_SECONDS =
      Setting.open("feed.heartbeat-seconds", "Time between heartbeats.", "5", number(0.05, 3600));

  public static final Setting<Boolean> WYOMING =
      Setting.open(
          "wyoming.enabled",
          "Whether clients of the Wyoming protocol, such as Home Assistant, are served.",
          "false",
          yesOrNo());

  public static final Setting<Integer> WYOMING_PORT =
      Setting.open(
          "wyoming.port",
          "Port of the Wyoming adapter; 0 takes a free one.",
          "10400",
          wholeNumber(0, 65_535));

  public static final Setting<Boolean> LOG_JSON =
      Setting.open(
          "log.json", "Whether the server logs one JSON object a line.", "false", yesOrNo());

  /** All of them, in the order in which they are listed. */
  public static final List<Setting<?>> ALL =
      List.of(
          HOST,
          PORT,
          INSECURE,
          TOKEN,
          TOKEN_FILE,
          ALLOWED_ORIGINS,
          ALLOWED_HOSTS,
          TLS_CERTIFICATE,
          TLS_KEY,
          MODEL,
          MICROPHONE,
          DEVICE,
          MESSAGE_BYTES,
          MESSAGES_PER_SECOND,
          AUDIO_RATE,
          AUDIO_BURST_SECONDS,
          SESSIONS_PER_ADDRESS,
          SESSIONS,
          IDLE_SECONDS,
          SESSION_SECONDS,
          UPLOAD_BYTES,
          UPLOAD_SECONDS,
          UPLOAD_WAIT_SECONDS,
          RECOGNITIONS,
          PICTURE_SECONDS,
          QUEUED_PICTURES,
          QUEUED_EVENTS,
          WRITE_SECONDS,
          RESUME_EVENTS,
          HEARTBEAT_SECONDS,
          WYOMING,
          WYOMING_PORT,
          LOG_JSON);

  private KnownSettings() {}
}
