package creditgraph.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The document agrees with itself and with the gateway.
class ContractTest {

  private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("researcher-token = secret", "exports-root = exports");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void listsEveryProblemTypeWithItsStatus() {
    Map<String, Object> type =
        ContractDocument.object(ContractDocument.root(), "components", "schemas", "ProblemType");
    List<Object> references =
        Arrays.stream(ProblemType.values()).<Object>map(ProblemType::reference).toList();

    assertThat(type.get("enum")).isEqualTo(references);
    for (ProblemType each : ProblemType.values()) {
      assertThat((String) type.get("description"))
          .contains("| `" + each.slug() + "` | " + each.status().intValue() + " |");
    }
  }

  @Test
  void hasEveryRouteItLists() {
    Map<String, Object> paths = ContractDocument.object(ContractDocument.root(), "paths");
    for (String address : paths.keySet()) {
      if (ContractDocument.object(paths, address).containsKey("servers")) {
        // Another server's: SnapshotServerTest holds it to the contract.
        continue;
      }
      Answer options =
          gateway.send(
              "OPTIONS", address.replaceAll("\\{[a-z]+}", "5f0c2a9be1d34876"), new byte[0]);

      assertThat(options.status()).as(address).isEqualTo(204);
      assertThat(options.header("Allow")).as(address).isEqualTo(allowed(address));
    }
  }

  @Test
  void showsExamplesThatFitTheirSchemas() {
    List<String> checked = new ArrayList<>();
    for (Map<String, Object> media : mediaTypes()) {
      Map<String, Object> schema = ContractDocument.object(media, "schema");
      if (!(schema.get("$ref") instanceof String reference)) {
        continue;
      }
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      Map<String, Object> examples = ContractDocument.object(media, "examples");
      for (String example : examples.keySet()) {
        Map<String, Object> value =
            ContractDocument.object(
                ContractDocument.resolved(ContractDocument.object(examples, example)), "value");
        assertThat(ContractDocument.faults(name, ContractDocument.json(value)))
            .as(name + " " + example)
            .isEmpty();
        checked.add(example);
      }
    }
    assertThat(checked).contains("found", "up", "finished", "invalidRequest", "usual");
  }

  @Test
  void showsExamplesOfProblemsWithTheirTitleAndStatus() {
    for (Map<String, Object> media : mediaTypes()) {
      Map<String, Object> schema = ContractDocument.object(media, "schema");
      if (!"#/components/schemas/Problem".equals(schema.get("$ref"))) {
        continue;
      }
      Map<String, Object> examples = ContractDocument.object(media, "examples");
      for (String example : examples.keySet()) {
        Map<String, Object> value =
            ContractDocument.object(
                ContractDocument.resolved(ContractDocument.object(examples, example)), "value");
        ProblemType type =
            Arrays.stream(ProblemType.values())
                .filter(each -> each.reference().equals(value.get("type")))
                .findFirst()
                .orElseThrow();
        assertThat(value.get("title")).isEqualTo(type.title());
        assertThat(value.get("status")).isEqualTo(type.status().intValue());
      }
    }
  }

  @Test
  void refusesAFieldThatIsNotInTheSchema() {
    assertThat(ContractDocument.faults("Artist", "{\"id\":1,\"name\":\"A\",\"releases\":1}"))
        .isEmpty();
    assertThat(
            ContractDocument.faults(
                "Artist", "{\"id\":1,\"name\":\"A\",\"releases\":1,\"extra\":true}"))
        .isNotEmpty();
  }

  @Test
  void isServedWithATagAndCompressed() {
    Answer plain = gateway.get("/openapi.yaml");
    Answer compressed = gateway.get("/openapi.yaml", "Accept-Encoding", "gzip");
    Answer held = gateway.get("/openapi.yaml", "If-None-Match", plain.header("ETag"));

    assertThat(plain.status()).isEqualTo(200);
    assertThat(plain.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(plain.text()).startsWith("openapi: 3.1.0");
    assertThat(compressed.unzipped()).isEqualTo(plain.text());
    assertThat(held.status()).isEqualTo(304);
    assertThat(held.text()).isEmpty();
  }

  @Test
  void isReadableInABrowserWithoutTheSite() {
    Answer page = gateway.get("/docs");
    Answer held = gateway.get("/docs", "If-None-Match", page.header("ETag"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(page.text())
        .startsWith("<!doctype html>")
        .contains("href=\"/openapi.yaml\"", "<code>outcome</code> tells them apart")
        .doesNotContain("<script", "style=", "<style");
    assertThat(headings(page.text())).containsExactlyInAnyOrderElementsOf(operations());
    assertThat(held.status()).isEqualTo(304);
  }

  private static List<String> headings(String html) {
    return Pattern.compile("<h3>(.*)</h3>")
        .matcher(html)
        .results()
        .map(heading -> heading.group(1))
        .toList();
  }

  private static List<String> operations() {
    Map<String, Object> paths = ContractDocument.object(ContractDocument.root(), "paths");
    return paths.keySet().stream()
        .flatMap(address ->
            METHODS.stream()
                .filter(ContractDocument.object(paths, address)::containsKey)
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + address))
        .toList();
  }

  private static String allowed(String address) {
    Map<String, Object> item = ContractDocument.object(ContractDocument.root(), "paths", address);
    List<String> allowed = new ArrayList<>();
    for (String method : METHODS) {
      if (item.containsKey(method)) {
        allowed.add(method.toUpperCase(Locale.ROOT));
        if (method.equals("get")) {
          allowed.add("HEAD");
        }
      }
    }
    allowed.add("OPTIONS");
    return String.join(", ", allowed);
  }

  /// Every `content` entry of every operation's question and answers.
  private static List<Map<String, Object>> mediaTypes() {
    List<Map<String, Object>> found = new ArrayList<>();
    Map<String, Object> paths = ContractDocument.object(ContractDocument.root(), "paths");
    for (String address : paths.keySet()) {
      Map<String, Object> item = ContractDocument.object(paths, address);
      for (String method : METHODS.stream().filter(item::containsKey).toList()) {
        Map<String, Object> operation = ContractDocument.object(item, method);
        if (operation.containsKey("requestBody")) {
          addContent(found, ContractDocument.object(operation, "requestBody"));
        }
        Map<String, Object> responses = ContractDocument.object(operation, "responses");
        for (String status : responses.keySet()) {
          addContent(found, ContractDocument.resolved(ContractDocument.object(responses, status)));
        }
      }
    }
    return found;
  }

  private static void addContent(List<Map<String, Object>> found, Map<String, Object> holder) {
    if (holder.containsKey("content")) {
      Map<String, Object> content = ContractDocument.object(holder, "content");
      content.keySet().forEach(type -> found.add(ContractDocument.object(content, type)));
    }
  }
}
