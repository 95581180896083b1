package io.github.spikeword.server.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The kinds of message that the server sends. */
public enum MessageType {
  HELLO("hello", Kind.ALWAYS),
  LEVEL("level", Kind.PICTURE),
  SCORE("score", Kind.PICTURE),
  ACTIVITY("activity", Kind.PICTURE),
  DETECTION("detection", Kind.ALWAYS),
  SUPPRESSED("suppressed", Kind.CHOSEN),
  GAP("gap", Kind.ALWAYS),
  CONFIGURED("configured", Kind.ALWAYS),
  HEARTBEAT("heartbeat", Kind.CHOSEN),
  ERROR("error", Kind.ALWAYS),
  FINISHED("finished", Kind.ALWAYS);

  private enum Kind {
    /** Sent whatever the client chose. */
    ALWAYS,
    /** Sent to clients that chose it, and kept until they read it. */
    CHOSEN,
    /** Sent to clients that chose it, and dropped when they read too slowly. */
    PICTURE
  }

  /** What a client gets that does not choose: everything but activity. */
  public static final Set<MessageType> DEFAULT_CHOICE =
      Set.copyOf(EnumSet.of(LEVEL, SCORE, SUPPRESSED, HEARTBEAT));

  private final String text;
  private final Kind kind;

  MessageType(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** The value of the field {@code type}. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Whether it is sent whatever the client chose. */
  public boolean isAlwaysSent() {
    return kind == Kind.ALWAYS;
  }

  /** Whether it only illustrates, so that a slow client can do without. */
  public boolean isPicture() {
    return kind == Kind.PICTURE;
  }

  /** The type of that name, if there is one. */
  public static Optional<MessageType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
  }
}
