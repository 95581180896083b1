package io.github.spikeword.stream.graph;

import akka.actor.ActorSystem;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.FiniteDuration;

/** An actor system per test class, and times for probes. */
public final class Systems {

  /** How long probes wait to see that nothing comes. */
  static final FiniteDuration BRIEFLY = FiniteDuration.apply(50, TimeUnit.MILLISECONDS);

  /** How long probes wait for what must come. */
  static final FiniteDuration LONG = FiniteDuration.apply(10, TimeUnit.SECONDS);

  private Systems() {}

  /** A system that logs warnings and worse. */
  public static ActorSystem create(String name) {
    return ActorSystem.create(
        name,
        ConfigFactory.parseString("akka.loglevel = WARNING\nakka.log-dead-letters = off")
            .withFallback(ConfigFactory.load()));
  }
}
