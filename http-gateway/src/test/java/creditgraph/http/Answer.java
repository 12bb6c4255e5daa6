package creditgraph.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.http.contract.ContractDocument;
import creditgraph.http.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.pekko.util.ByteString;

/// What a client got, and what must hold for it.
public record Answer(int status, HttpHeaders headers, ByteString bytes) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public String text() {
    return bytes.utf8String();
  }

  public String unzipped() {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes.toArray()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode json() {
    try {
      return MAPPER.readTree(bytes.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(text(), e);
    }
  }

  /// The body is JSON, fits the schema of the contract, and stands under this status.
  public JsonNode expect(int expectedStatus, String schema) {
    assertThat(status).as(text()).isEqualTo(expectedStatus);
    assertThat(header("Content-Type")).isEqualTo("application/json");
    assertThat(ContractDocument.faults(schema, text())).isEmpty();
    assertThat(header("X-Request-Id")).isNotEmpty();
    return json();
  }

  /// The body is the problem document of this type and fits the contract.
  public JsonNode expect(ProblemType type) {
    assertThat(status).as(text()).isEqualTo(type.status().intValue());
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(ContractDocument.faults("Problem", text())).isEmpty();
    JsonNode problem = json();
    assertThat(problem.get("type").textValue()).isEqualTo("/problems/" + type.slug());
    assertThat(problem.get("title").textValue()).isEqualTo(type.title());
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("instance").textValue()).isEqualTo(header("X-Request-Id"));
    assertThat(header("Cache-Control")).isEqualTo("no-store");
    return problem;
  }
}
