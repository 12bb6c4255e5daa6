package creditgraph.e2e.fault;

import creditgraph.e2e.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks for one route again and again, as players do, until closed.
final class Players implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Http gateway;
  private final World world;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Thread asking;
  private volatile String lastTrouble = "none";

  private Players(Http gateway, World world) {
    this.gateway = gateway;
    this.world = world;
    this.asking = Thread.ofVirtual().start(this::ask);
  }

  static Players at(Http gateway, World world) {
    return new Players(gateway, world);
  }

  int answered() {
    return answered.get();
  }

  int unanswered() {
    return unanswered.get();
  }

  String lastTrouble() {
    return lastTrouble;
  }

  private void ask() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        askOnce();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void askOnce() throws InterruptedException {
    try {
      Http.Answer answer = gateway.path(world.from(), world.to(), World.RULESET);
      if (answer.status() == 200 && answer.json().path("outcome").asText().equals("found")) {
        answered.incrementAndGet();
      } else {
        trouble(answer.status() + " " + answer.body());
      }
    } catch (IOException e) {
      trouble(e.toString());
    }
  }

  private void trouble(String what) {
    lastTrouble = what;
    unanswered.incrementAndGet();
  }

  @Override
  public void close() {
    asking.interrupt();
  }
}
