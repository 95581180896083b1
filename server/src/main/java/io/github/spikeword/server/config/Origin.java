package io.github.spikeword.server.config;

import java.nio.file.Path;

/** Where a value came from, strongest first: flag, environment, file, default. */
public sealed interface Origin {

  /** For people: {@code flag --port}, {@code environment SPIKEWORD_SERVER_PORT}. */
  String describe();

  /** The command line. */
  record Flag(String flag) implements Origin {
    @Override
    public String describe() {
      return "flag " + flag;
    }
  }

  /** An environment variable. */
  record Environment(String variable) implements Origin {
    @Override
    public String describe() {
      return "environment " + variable;
    }
  }

  /** The configuration file. */
  record File(Path path) implements Origin {
    @Override
    public String describe() {
      return "file " + path;
    }
  }

  /** Nobody said. */
  record Default() implements Origin {
    @Override
    public String describe() {
      return "default";
    }
  }
}
