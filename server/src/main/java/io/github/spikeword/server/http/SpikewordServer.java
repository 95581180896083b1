package io.github.spikeword.server.http;

import akka.actor.ActorSystem;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.session.ActorSystems;
import io.github.spikeword.server.session.LiveListener;
import io.github.spikeword.server.session.ModelStore;
import io.github.spikeword.server.session.OwnSound;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.wyoming.WyomingServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.EventLoopGroup;
import java.net.BindException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: HTTP, WebSockets and, if it has one, its own ear. Stopping is orderly: nobody
 * new is let in, everybody is told {@code finished}, and then the sound and the sockets close.
 */
public final class SpikewordServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpikewordServer.class);
  private static final double SEND_OFF_SECONDS = 2;
  private static final long FREE_PORT_SECONDS = 1;

  private final ApplicationContext context;
  private final EmbeddedServer http;
  private final Reception reception;
  private final Optional<ActorSystem> actors;
  private final Optional<LiveListener> listener;
  private final Optional<WyomingServer> wyoming;
  private boolean stopped;

  private SpikewordServer(
      ApplicationContext context,
      EmbeddedServer http,
      Optional<ActorSystem> actors,
      Optional<LiveListener> listener,
      Optional<WyomingServer> wyoming) {
    this.wyoming = wyoming;
    this.context = context;
    this.http = http;
    this.reception = context.getBean(Reception.class);
    this.actors = actors;
    this.listener = listener;
  }

  /**
   * Starts a server.
   *
   * @param sound what it listens to itself, if anything
   * @throws UserError if the address can't be bound, or only with a token
   */
  public static SpikewordServer start(
      Settings settings, ModelStore models, Optional<OwnSound> sound) {
    ServerProperties properties = new ServerProperties(settings);
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(properties.toMap())
            .singletons(settings, new Library(models), properties.accessToken())
            .banner(false)
            .start();
    Deque<Runnable> undo = new ArrayDeque<>(List.of(() -> stop(context)));
    try {
      // it listens before anybody can ask what it hears
      Optional<ActorSystem> actors = sound.map(s -> ActorSystems.start());
      actors.ifPresent(system -> undo.push(() -> ActorSystems.stop(system)));
      Optional<LiveListener> listener = sound.map(s -> listen(context, s, actors.orElseThrow()));
      listener.ifPresent(ear -> undo.push(ear::close));
      EmbeddedServer http = bind(context, settings);
      Optional<WyomingServer> wyoming = wyoming(context, settings);
      wyoming.ifPresent(adapter -> undo.push(adapter::close));
      return new SpikewordServer(context, http, actors, listener, wyoming);
    } catch (RuntimeException e) {
      undo.forEach(Runnable::run);
      throw e;
    }
  }

  private static EmbeddedServer bind(ApplicationContext context, Settings settings) {
    EmbeddedServer http = context.getBean(EmbeddedServer.class);
    String host = settings.get(KnownSettings.HOST);
    int port = settings.get(KnownSettings.PORT);
    try {
      return http.start();
    } catch (RuntimeException e) {
      if (hasCause(e, BindException.class)) {
        throw new UserError(
            "Port "
                + port
                + " of "
                + host
                + " can't be bound: it is in use, or not this machine's. Stop the other program, or choose another with --port (0 takes a free one).",
            e);
      } else if (hasCause(e, UnknownHostException.class)) {
        throw new UserError("There is no host '" + host + "'; choose another with --host.", e);
      }
      throw e;
    }
  }

  private static boolean hasCause(@Nullable Throwable e, Class<?> type) {
    return e != null && (type.isInstance(e) || hasCause(e.getCause(), type));
  }

  private static LiveListener listen(
      ApplicationContext context, OwnSound sound, ActorSystem actors) {
    Reception reception = context.getBean(Reception.class);
    LiveListener listener =
        new LiveListener(
            sound,
            reception.newFeed(sound.kind()),
            reception.models(),
            reception.metrics(),
            actors);
    reception.setOwn(listener);
    context.getBean(OwnSoundHealth.class).watch(listener);
    return listener;
  }

  private static Optional<WyomingServer> wyoming(ApplicationContext context, Settings settings) {
    if (!settings.get(KnownSettings.WYOMING)) {
      return Optional.empty();
    }
    return Optional.of(
        WyomingServer.start(
            context.getBean(Reception.class),
            settings.get(KnownSettings.HOST),
            settings.get(KnownSettings.WYOMING_PORT),
            settings.get(KnownSettings.INSECURE)));
  }

  /** Port of the Wyoming adapter, if it is on. */
  public OptionalInt wyomingPort() {
    return wyoming.map(w -> OptionalInt.of(w.port())).orElse(OptionalInt.empty());
  }

  /** Where the server is reached. */
  public URI uri() {
    return http.getURI();
  }

  /** Who is connected. */
  public Reception reception() {
    return reception;
  }

  /** The server's own ear, if it has one. */
  public Optional<LiveListener> listener() {
    return listener;
  }

  /**
   * Stops HTTP and WebSockets, and waits, though not for long, until the port is free again: the
   * framework leaves it to the thread of the listening socket to close that, and does not wait.
   */
  private static void stop(ApplicationContext context) {
    // it has stopped by itself if the port could not be had
    Optional<EventLoopGroup> listening =
        context.isRunning()
            ? context
                .getBean(EventLoopGroupRegistry.class)
                .getEventLoopGroup(ServerProperties.LISTENING)
            : Optional.empty();
    context.close();
    listening.ifPresent(SpikewordServer::awaitEnd);
  }

  private static void awaitEnd(EventLoopGroup threads) {
    if (!threads.terminationFuture().awaitUninterruptibly(FREE_PORT_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("The port did not become free in time.");
    }
  }

  /** Stops in order, within five seconds; the port is free then. Further calls do nothing. */
  @Override
  public synchronized void close() {
    if (stopped) {
      return;
    }
    stopped = true;
    // every step is taken, whatever becomes of the one before
    try (AutoCloseable machinery = () -> actors.ifPresent(ActorSystems::stop);
        AutoCloseable sockets = () -> stop(context);
        reception;
        AutoCloseable goodbye = () -> reception.sendOff(listener, SEND_OFF_SECONDS)) {
      wyoming.ifPresent(WyomingServer::close);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("The server did not stop in order.", e);
    }
  }
}
