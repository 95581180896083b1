package io.github.spikeword.server.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * What the server says, without the {@link Stamp} that every message carries. Component names are
 * the JSON names; {@code docs/protocol.md} explains the fields.
 */
public sealed interface ServerMessage {

  /** Which kind it is. */
  @JsonIgnore
  MessageType type();

  /** First message of a connection: who listens, with which model, under which limits. */
  record Hello(
      int protocol,
      String server,
      String source,
      ModelInfo model,
      DetectorInfo detector,
      LimitsInfo limits,
      List<MessageType> events)
      implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.HELLO;
    }
  }

  /** Loudness since the last one, full scale 1. */
  record Level(double rms, double peak, boolean clipped) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.LEVEL;
    }
  }

  /** Score per keyword. */
  record Score(Map<String, Double> scores) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.SCORE;
    }
  }

  /**
   * What went on in the chip over some consecutive steps.
   *
   * @param input {@code [steps][channels]}
   * @param spikes {@code [steps][stages]}, each a hex string with neuron n in bit n mod 4 of digit
   *     n / 4
   * @param scores {@code [steps][keywords]}
   */
  record Activity(
      long firstStep, List<List<Float>> input, List<List<String>> spikes, List<List<Double>> scores)
      implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.ACTIVITY;
    }
  }

  /** A word was heard. Times are stream time, milliseconds. */
  record Detection(
      String id,
      String word,
      double score,
      double peak,
      double threshold,
      double onsetMs,
      double peakMs,
      double decisionMs,
      double latencyMs,
      String modelSha256,
      double energyNanojoules)
      implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.DETECTION;
    }
  }

  /** A candidate was held back. */
  record Suppressed(
      String word, double peak, double threshold, double onsetMs, double peakMs, String reason)
      implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.SUPPRESSED;
    }
  }

  /** Sound was lost. */
  record Gap(long lostSamples, String cause) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.GAP;
    }
  }

  /** The settings now in force. */
  record Configured(DetectorInfo detector, List<MessageType> events) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.CONFIGURED;
    }
  }

  /** Sign of life. */
  record Heartbeat(long droppedEvents, long processedSamples, Load load) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.HEARTBEAT;
    }
  }

  /**
   * How busy the server is.
   *
   * @param processCpu share of all cores that the server uses, 0 to 1
   * @param sessions connections at this time
   */
  record Load(double processCpu, int sessions) {}

  /** Something was refused or failed. */
  @SuppressWarnings("JavaLangClash") // always named with its family: ServerMessage.Error
  record Error(ErrorCode code, String message, boolean fatal) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.ERROR;
    }
  }

  /** Last message of a session. */
  record Finished(long processedSamples, FinishReason reason) implements ServerMessage {
    @Override
    public MessageType type() {
      return MessageType.FINISHED;
    }
  }
}
