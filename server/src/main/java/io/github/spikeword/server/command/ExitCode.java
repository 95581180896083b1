package io.github.spikeword.server.command;

/** What the process tells its caller; part of the command line's contract. */
public final class ExitCode {

  /** Done. */
  public static final int OK = 0;

  /** Something failed: a missing file, a port in use, a defect; standard error says what. */
  public static final int FAILED = 1;

  /** The command line makes no sense. */
  public static final int USAGE = 2;

  /** The model breaks a rule of the chip. */
  public static final int RULE_VIOLATION = 3;

  /** The bundle is damaged, tampered with or of a later format. */
  public static final int DAMAGED_BUNDLE = 4;

  /** There is no microphone, or none that can be opened. */
  public static final int NO_MICROPHONE = 5;

  /** Stopped by Ctrl-C before the end; what was done is kept. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
