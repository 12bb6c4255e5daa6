package creditgraph.e2e.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.fault.Await;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What there is in a target, so that some questions are about something.
///
/// @param artists ids
/// @param releases ids
/// @param names of artists
/// @param days of challenges and puzzles
/// @param fingerprints of snapshots
/// @param jobs ids by the address below which they are, as `/samples`
record Known(
    List<String> artists,
    List<String> releases,
    List<String> names,
    List<String> days,
    List<String> fingerprints,
    Map<String, List<String>> jobs) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Asks the target, and starts one small job of each kind.
  static Known of(Target target) throws Exception {
    Set<String> artists = new LinkedHashSet<>();
    Set<String> releases = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (String letter : List.of("a", "e", "i", "m", "s", "t")) {
      for (JsonNode match : target.get("/artists/search?limit=20&q=" + letter).path("matches")) {
        artists.add(match.path("id").asText());
        names.add(match.path("name").asText());
      }
    }
    for (String artist : List.copyOf(artists).subList(0, 5)) {
      JsonNode card = target.get("/artists/" + artist + "/neighbourhood");
      card.findValues("release").forEach(release -> releases.add(release.path("id").asText()));
      card.findValues("releases").stream()
          .filter(JsonNode::isArray)
          .forEach(list -> list.forEach(each -> releases.add(each.path("id").asText())));
    }
    releases.remove("");
    return new Known(
        List.copyOf(artists),
        List.copyOf(releases),
        List.copyOf(names),
        days(target),
        target.get("/snapshots").findValuesAsText("fingerprint"),
        jobs(target, List.copyOf(artists)));
  }

  private static List<String> days(Target target) throws IOException, InterruptedException {
    Set<String> days = new LinkedHashSet<>();
    for (String address : List.of("/challenges", "/puzzles")) {
      days.addAll(target.get(address).findValuesAsText("id"));
    }
    // None is published before somebody is famous enough.
    return days.isEmpty() ? List.of(LocalDate.now(ZoneOffset.UTC).toString()) : List.copyOf(days);
  }

  private static Map<String, List<String>> jobs(Target target, List<String> artists)
      throws Exception {
    Map<String, List<String>> jobs = new TreeMap<>();
    String pair = "[[%s, %s]]".formatted(artists.get(0), artists.get(1));
    start(target, jobs, "/samples", "{\"pairs\": 50}");
    start(target, jobs, "/scores", "{\"listed\": " + pair + "}");
    start(target, jobs, "/verifications", "{}");
    start(target, jobs, "/findings", "{\"sources\": 2, \"routes\": 10}");
    start(
        target,
        jobs,
        "/sweeps",
        "{\"rulesets\": [\"performers\"], \"pairs\": [20], \"seeds\": [1]}");
    jobs.put(
        "/jobs",
        jobs.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("/sweeps"))
            .map(Map.Entry::getValue)
            .flatMap(Collection::stream)
            .toList());
    return jobs;
  }

  private static void start(
      Target target, Map<String, List<String>> jobs, String address, String json) throws Exception {
    String token = "Authorization: Bearer " + Target.TOKEN;
    Reply accepted = target.ask(Question.post(address, json, token));
    if (accepted.status() != 202) {
      throw new IOException(address + ": " + accepted.text());
    }
    String id = accepted.json().path("id").asText();
    Await.until(
        "the end of " + address + "/" + id,
        PATIENCE,
        () ->
            !target
                .ask(Question.get(address + "/" + id, token))
                .json()
                .findValue("status")
                .asText()
                .equals("running"));
    jobs.put(address, List.of(id));
  }
}
