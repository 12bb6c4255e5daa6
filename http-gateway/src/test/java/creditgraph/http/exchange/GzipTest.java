package creditgraph.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.util.Collections;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipTest {

  @ParameterizedTest
  @CsvSource({
    "gzip, true",
    "'br, gzip;q=0.5', true",
    "x-gzip, true",
    "GZIP, true",
    "*, true",
    "'', false",
    "identity, false",
    "br, false",
    "gzip;q=0, false",
    "'gzip;q=0.000, *', false",
    "*;q=0, false",
  })
  void isUsedWhenTheClientTakesIt(String accepted, boolean used) {
    HttpRequest request =
        HttpRequest.GET("/").addHeader(RawHeader.create("Accept-Encoding", accepted));

    assertThat(Gzip.acceptedBy(request)).isEqualTo(used);
  }

  @Test
  void keepsTheLengthOfAnAnswerKnown() {
    SnapshotRef ref = new SnapshotRef("2026-11", new RulesetId("performers"), "ab12");
    List<OpenSnapshot> many = Collections.nCopies(50, new OpenSnapshot(ref, 1, 2, 3));
    try (TestGateway gateway = TestGateway.start()) {
      gateway.ports().snapshots(() -> many);

      Answer plain = gateway.get("/snapshots");
      Answer compressed = gateway.get("/snapshots", "Accept-Encoding", "gzip");

      assertThat(compressed.unzipped()).isEqualTo(plain.text());
      assertThat(compressed.header("Content-Length"))
          .isEqualTo(Integer.toString(compressed.bytes().size()));
      assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
    }
  }

  @Test
  void leavesASmallAnswerAlone() {
    try (TestGateway gateway = TestGateway.start()) {
      Answer answer = gateway.get("/snapshots", "Accept-Encoding", "gzip");

      assertThat(answer.text()).isEqualTo("{\"snapshots\":[]}");
      assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }
  }
}
