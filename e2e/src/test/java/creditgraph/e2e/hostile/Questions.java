package creditgraph.e2e.hostile;

import static creditgraph.e2e.hostile.Contract.object;
import static creditgraph.e2e.hostile.Contract.text;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.hostile.Contract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/// Makes requests from the contract: as it says, nearly so, and damaged. The same seed makes the
/// same ones of the same contract and target.
final class Questions {

  private static final String TOKEN = "Authorization: Bearer " + Target.TOKEN;
  private static final List<String> STRANGE_METHODS =
      List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "get", "BREW", "PROPFIND");
  private static final List<String> STRANGE_HEADERS =
      List.of(
          "X-Request-Id: a\tb",
          "X-Request-Id: " + "x".repeat(65),
          "If-None-Match: *",
          "If-None-Match: \"",
          "If-Modified-Since: yesterday",
          "Accept-Encoding: gzip;q=0, *;q=2, ,;",
          "Accept: text/html;;q=x",
          "Range: bytes=9-1,-,x",
          "Last-Event-ID: " + "9".repeat(400),
          "Authorization: Basic Og==",
          "Cookie: a=b; =; \"",
          "Content-Encoding: gzip",
          "Expect: 200-maybe",
          "Upgrade: h2c",
          "Origin: null",
          "X-Forwarded-For: 127.0.0.1, ::1",
          "X-HTTP-Method-Override: DELETE",
          "Content-Type: multipart/form-data; boundary=\"");

  private final List<Operation> operations;
  private final Known known;
  private final Values values;
  private final Random random;

  /// @param operation that is asked; its contract holds for the answer to a question that is not
  ///   damaged
  /// @param damaged whether bytes were changed, so that it may have become anything
  record Drawn(Operation operation, Question question, boolean damaged) {}

  Questions(Contract contract, Known known, long seed) {
    this.operations = contract.operations();
    this.known = known;
    this.random = new Random(seed);
    this.values = new Values(contract, known, random);
  }

  /// Each operation in turn, so that a few hundred questions reach all of them.
  Drawn next(int number) {
    Operation operation = operations.get(number % operations.size());
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Drawn(operation, question(operation, false), false);
      case 3, 4, 5 -> new Drawn(operation, question(operation, true), false);
      default -> new Drawn(operation, damaged(question(operation, random.nextBoolean())), true);
    };
  }

  private Question question(Operation operation, boolean nearly) {
    String target = operation.template();
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    List<String> headers = new ArrayList<>();
    for (Map<String, Object> parameter : operation.parameters()) {
      String name = text(parameter, "name");
      boolean required = Boolean.TRUE.equals(parameter.get("required"));
      if (!required && random.nextInt(3) > 0) {
        continue;
      }
      String value =
          nearly && random.nextInt(3) == 0 ? hostile() : valueOf(operation, name, parameter);
      switch (text(parameter, "in")) {
        // Without a value it is another address, which may be that of a page.
        case "path" ->
            target = target.replace("{" + name + "}", encoded(value.isEmpty() ? "-" : value));
        case "query" -> {
          query.add(name + "=" + encoded(value));
          if (nearly && random.nextInt(6) == 0) {
            query.add(encoded(hostile()) + "=" + encoded(hostile()));
          }
        }
        default -> headers.add(name + ": " + value.replaceAll("[^ -~]", ""));
      }
    }
    if (operation.forResearchers() && (!nearly || random.nextInt(4) > 0)) {
      headers.add(TOKEN);
    }
    byte[] body = new byte[0];
    if (!operation.body().isEmpty()) {
      List<String> types = List.copyOf(operation.body().keySet());
      String type = types.get(random.nextInt(types.size()));
      JsonNode json = values.draw("", operation.body().getOrDefault(type, Map.of()));
      // JSON is YAML.
      String written = nearly ? HostileJson.nearly(json, random) : json.toString();
      body = written.getBytes(StandardCharsets.UTF_8);
      headers.add("Content-Type: " + type);
    }
    return new Question(operation.method(), target + query, headers, body);
  }

  private String valueOf(Operation operation, String name, Map<String, Object> parameter) {
    if (name.equals("id")) {
      return id(operation);
    }
    JsonNode value = values.draw(name, object(parameter, "schema"));
    if (value.isArray()) {
      StringJoiner list = new StringJoiner(",");
      value.forEach(each -> list.add(each.asText()));
      return list.toString();
    }
    return value.asText();
  }

  private String id(Operation operation) {
    String kind = operation.template().substring(0, operation.template().indexOf('/', 1));
    return switch (kind) {
      case "/artists" -> one(known.artists());
      case "/releases" -> one(known.releases());
      case "/challenges" ->
          random.nextBoolean()
              ? one(known.days())
              : Target.RULESET + "." + one(known.artists()) + "." + one(known.artists());
      case "/puzzles" -> one(known.days());
      default -> one(known.jobs().getOrDefault(kind, List.of("0f0c2a9be1d34876")));
    };
  }

  private Question damaged(Question question) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new Question(
              one(STRANGE_METHODS), question.target(), question.headers(), question.body());
      case 1 -> {
        List<String> headers = new ArrayList<>(question.headers());
        headers.add(random.nextInt(headers.size() + 1), one(STRANGE_HEADERS));
        yield new Question(question.method(), question.target(), headers, question.body());
      }
      case 2 ->
          new Question(
              question.method(),
              latin(damaged(question.target().getBytes(StandardCharsets.ISO_8859_1))),
              question.headers(),
              question.body());
      case 3 -> {
        List<String> headers = new ArrayList<>(question.headers());
        headers.add("X-Any: " + latin(damaged("some words".getBytes(StandardCharsets.US_ASCII))));
        // A byte that begins a character of UTF-8 may hide the end of its line, and where that is
        // the end of the head, the gateway waits for more of it.
        headers.add("X-Last: 1");
        yield new Question(question.method(), question.target(), headers, question.body());
      }
      default ->
          new Question(
              question.method(), question.target(), question.headers(), damaged(question.body()));
    };
  }

  /// A few bytes of any kind put in, taken out or changed.
  private byte[] damaged(byte[] bytes) {
    byte[] damaged = bytes;
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(damaged.length + 1);
      int until = Math.min(damaged.length, at + random.nextInt(3));
      byte[] put = new byte[random.nextInt(4)];
      random.nextBytes(put);
      byte[] next = Arrays.copyOf(damaged, at + put.length + damaged.length - until);
      System.arraycopy(put, 0, next, at, put.length);
      System.arraycopy(damaged, until, next, at + put.length, damaged.length - until);
      damaged = next;
    }
    return damaged;
  }

  private String hostile() {
    return one(HostileTexts.ALL);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
