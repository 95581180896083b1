package io.github.spikeword.server.session;

import akka.actor.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs listening graphs: quiet, and stopped by us rather than by its own shutdown hooks. */
public final class ActorSystems {

  private static final Logger LOG = LoggerFactory.getLogger(ActorSystems.class);
  private static final long TERMINATE_SECONDS = 1;

  private static final String SETTINGS =
      """
      akka {
        loggers = ["akka.event.slf4j.Slf4jLogger"]
        logging-filter = "akka.event.slf4j.Slf4jLoggingFilter"
        loglevel = WARNING
        stdout-loglevel = OFF
        daemonic = on
        jvm-shutdown-hooks = off
        coordinated-shutdown.run-by-jvm-shutdown-hook = off
      }
      """;

  /** A running system; the caller stops it. */
  public static ActorSystem start() {
    ClassLoader loader = ActorSystems.class.getClassLoader();
    Config config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load(loader));
    return ActorSystem.create("spikeword", config, loader);
  }

  /** Stops a system and waits for it, though not for long. */
  public static void stop(ActorSystem system) {
    try {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().get(TERMINATE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The listening graph did not stop in time.", e);
    }
  }

  private ActorSystems() {}
}
