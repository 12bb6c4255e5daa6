package creditgraph.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The contract as one page of HTML: each operation with what it takes and what it answers.
final class DocsPage {

  private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

  private final JsonNode contract;
  private final StringBuilder html = new StringBuilder();

  private DocsPage(JsonNode contract) {
    this.contract = contract;
  }

  static String of(byte[] yaml) {
    try {
      DocsPage page = new DocsPage(new YAMLMapper().readTree(yaml));
      page.write();
      return page.html.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the packed contract is no YAML", e);
    }
  }

  private void write() {
    JsonNode info = contract.path("info");
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(escaped(info.path("title").asText()))
        .append(": API</title>\n</head>\n<body>\n<main>\n");
    element("h1", info.path("title").asText() + ": API");
    element("p", info.path("summary").asText());
    html.append(
        "<p>The contract itself, for tools: <a href=\"/openapi.yaml\">openapi.yaml</a></p>\n");
    paragraphs(info.path("description").asText());
    for (JsonNode tag : contract.path("tags")) {
      element("h2", tag.path("name").asText());
      element("p", tag.path("description").asText());
      contract.path("paths").properties().forEach(path -> operations(tag, path));
    }
    html.append("</main>\n</body>\n</html>\n");
  }

  private void operations(JsonNode tag, Map.Entry<String, JsonNode> path) {
    for (String method : METHODS) {
      JsonNode operation = path.getValue().path(method);
      if (operation.path("tags").path(0).equals(tag.path("name"))) {
        operation(method.toUpperCase(Locale.ROOT) + " " + path.getKey(), operation);
      }
    }
  }

  private void operation(String heading, JsonNode operation) {
    html.append("<section id=\"")
        .append(escaped(operation.path("operationId").asText()))
        .append("\">\n");
    element("h3", heading);
    element("p", operation.path("summary").asText());
    paragraphs(operation.path("description").asText());
    if (!operation.path("parameters").isEmpty()) {
      html.append("<dl>\n");
      operation.path("parameters").forEach(parameter -> entry(resolved(parameter)));
      html.append("</dl>\n");
    }
    html.append("<dl>\n");
    operation
        .path("responses")
        .properties()
        .forEach(response -> {
          element("dt", response.getKey());
          element("dd", resolved(response.getValue()).path("description").asText());
        });
    html.append("</dl>\n</section>\n");
  }

  private void entry(JsonNode parameter) {
    element("dt", parameter.path("name").asText() + " (" + parameter.path("in").asText() + ")");
    element("dd", parameter.path("description").asText());
  }

  /// What a reference of this document leads to.
  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
  }

  private void paragraphs(String markdown) {
    for (String paragraph : markdown.split("\n\n", -1)) {
      if (!paragraph.isBlank()) {
        html.append("<p>").append(marked(escaped(paragraph.strip()))).append("</p>\n");
      }
    }
  }

  private void element(String name, String text) {
    if (!text.isEmpty()) {
      html.append('<').append(name).append('>').append(escaped(text));
      html.append("</").append(name).append(">\n");
    }
  }

  /// The three marks that the contract's texts use.
  private static String marked(String text) {
    return text.replaceAll("`([^`]+)`", "<code>$1</code>")
        .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
        .replaceAll("\\*([^*]+)\\*", "<em>$1</em>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
