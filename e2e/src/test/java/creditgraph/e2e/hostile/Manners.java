package creditgraph.e2e.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What holds for every answer, whatever was asked.
final class Manners {

  /// Traces, our names and those of what we are made of, files, the database's own words.
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\.(java|scala|kt):\\d+|exception|\\bcaused by|\\bcreditgraph[./]|org\\.apache|pekko|akka"
              + "|jackson|scala\\.|java\\.(lang|util|io|nio|net)|sun\\.|jdbc|postgres|hikari"
              + "|syntax error at|relation \"|sqlstate|\\bselect .{1,40} from\\b|insert into"
              + "|(?<![\\w.])/(tmp|home|root|var|usr|etc|proc|opt|work|srv|mnt|data/graph)/"
              + "|\\.jar\\b|stack ?trace|\\b\\d{1,3}(\\.\\d{1,3}){3}:\\d+",
          Pattern.CASE_INSENSITIVE);

  /// That names a product or its version, or what stands behind.
  private static final Set<String> BANNERS =
      Set.of("server", "x-powered-by", "via", "x-aspnet-version", "x-runtime", "x-backend");

  private Manners() {}

  /// What is wrong with an answer; empty when nothing is.
  static List<String> faults(byte[] asked, Reply reply) throws IOException {
    List<String> faults = new ArrayList<>();
    String question = new String(asked, StandardCharsets.ISO_8859_1);
    if (reply.status() >= 500 && !isDeliberate(question, reply)) {
      faults.add("status " + reply.status());
    }
    for (Reply.Header header : reply.headers()) {
      if (BANNERS.contains(header.name().toLowerCase(Locale.ROOT))) {
        faults.add("a banner: " + header);
      }
      tellsInsides(question, header.value(), faults);
    }
    if (!reply.header("X-Request-Id").matches("[A-Za-z0-9._-]{1,64}")) {
      faults.add("request id '" + reply.header("X-Request-Id") + "'");
    }
    if (reply.status() >= 400) {
      tellsInsides(question, reply.text(), faults);
      problem(reply, faults);
    }
    return faults;
  }

  /// A service that says when it is busy is a healthy one. The answer to HEAD has no room for the
  /// problem, only for when to come again.
  private static boolean isDeliberate(String question, Reply reply) throws IOException {
    return reply.status() == 503
        && (question.contains("/health")
            || (reply.header("Retry-After").matches("[1-9][0-9]*")
                && (question.startsWith("HEAD ") || reply.problem().equals("busy"))));
  }

  private static void problem(Reply reply, List<String> faults) throws IOException {
    boolean page = reply.status() == 404 && reply.header("Content-Type").startsWith("text/html");
    boolean health = reply.status() == 503 && !reply.isProblem();
    if (page || health || reply.body().length == 0) {
      return;
    }
    if (!reply.isProblem()) {
      faults.add("no problem document: " + reply.header("Content-Type") + " " + reply.text());
      return;
    }
    if (reply.json().path("status").asInt() != reply.status()) {
      faults.add("a problem of another status: " + reply.text());
    }
    if (!reply.json().path("instance").asText().equals(reply.header("X-Request-Id"))) {
      faults.add("a problem of another request: " + reply.text());
    }
  }

  /// What the caller has sent himself tells him nothing.
  private static void tellsInsides(String question, String told, List<String> faults) {
    String known = question.toLowerCase(Locale.ROOT).replace("%2f", "/");
    Matcher matcher = INSIDES.matcher(told);
    while (matcher.find()) {
      String found = matcher.group().toLowerCase(Locale.ROOT);
      if (!known.contains(found)) {
        faults.add("tells '" + found + "': " + told);
      }
    }
  }
}
