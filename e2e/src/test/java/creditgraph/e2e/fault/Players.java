package creditgraph.e2e.fault;

import creditgraph.e2e.Http;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Asks for one route again and again, as players do, until closed, and keeps when nobody answered.
final class Players implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Http gateway;
  private final World world;
  private final Thread asking;
  private final List<Silence> silences = new ArrayList<>();
  private int answered;
  private int unanswered;
  private boolean silent;

  /// Questions in a row that nobody answered.
  ///
  /// @param begin when the first of them was asked
  /// @param lastAsked when the last of them was asked
  /// @param end when the next answer had come; so far, while there is none
  /// @param heardSince from when on somebody took the question and had no answer; `end` when nobody
  ///   ever did
  /// @param last why the last was not answered
  record Silence(
      Instant begin,
      Instant lastAsked,
      Instant end,
      Instant heardSince,
      int questions,
      String last) {

    Duration length() {
      return Duration.between(begin, end);
    }

    /// How long a gateway was there that could not answer.
    Duration heard() {
      return Duration.between(heardSince, end);
    }

    @Override
    public String toString() {
      return "%d questions in %.1f s from %s, a gateway there for the last %.1f s; last: %s"
          .formatted(
              questions,
              length().toMillis() / 1e3,
              begin.truncatedTo(ChronoUnit.MILLIS),
              heard().toMillis() / 1e3,
              last);
    }
  }

  private Players(Http gateway, World world) {
    this.gateway = gateway;
    this.world = world;
    this.asking = Thread.ofVirtual().start(this::ask);
  }

  static Players at(Http gateway, World world) {
    return new Players(gateway, world);
  }

  synchronized int answered() {
    return answered;
  }

  synchronized int unanswered() {
    return unanswered;
  }

  /// In the order of time, with that which still lasts.
  synchronized List<Silence> silences() {
    return List.copyOf(silences);
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
    Instant asked = Instant.now();
    try {
      Http.Answer answer = gateway.path(world.from(), world.to(), World.RULESET);
      if (answer.status() == 200 && answer.json().path("outcome").asText().equals("found")) {
        answer();
      } else {
        trouble(asked, true, answer.status() + " " + answer.body().strip());
      }
    } catch (IOException e) {
      // A gateway answers within 8 s, were it to say that it cannot: nobody is there.
      trouble(asked, false, e.toString());
    }
  }

  private synchronized void answer() {
    answered++;
    if (silent) {
      Silence last = silences.removeLast();
      silences.add(until(Instant.now(), last));
      silent = false;
    }
  }

  private static Silence until(Instant end, Silence last) {
    boolean heard = last.heardSince().isBefore(last.end());
    return new Silence(
        last.begin(),
        last.lastAsked(),
        end,
        heard ? last.heardSince() : end,
        last.questions(),
        last.last());
  }

  /// @param heard whether somebody took the question
  private synchronized void trouble(Instant asked, boolean heard, String what) {
    unanswered++;
    Instant now = Instant.now();
    Silence before =
        silent ? silences.removeLast() : new Silence(asked, asked, asked, asked, 0, what);
    boolean wasHeard = before.heardSince().isBefore(before.end());
    Instant heardSince = heard ? (wasHeard ? before.heardSince() : asked) : now;
    silences.add(new Silence(before.begin(), asked, now, heardSince, before.questions() + 1, what));
    silent = true;
  }

  @Override
  public void close() {
    asking.interrupt();
  }
}
