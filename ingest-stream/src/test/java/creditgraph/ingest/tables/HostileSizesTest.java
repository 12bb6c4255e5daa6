package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.game.role.RoleTaxonomy;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.ingest.xml.Rejected;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Too much of everything, under the limits of a real run and the heap of any test.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileSizesTest {

  private static final int MILLION = 1_000_000;

  @TempDir private Path directory;

  @Test
  void readsAMillionCreditsOfOneRelease() throws IOException {
    ReadWhole whole =
        releases(out -> {
          out.write(ascii("<release id=\"1\"><extraartists>"));
          repeat(out, MILLION, "<artist><id>7</id><name>A</name></artist>");
          out.write(ascii("</extraartists></release>"));
        });

    List<CreditRow> credits = whole.rows.rows(Output.EXTRA_CREDIT);
    assertThat(whole.rejected).isEmpty();
    assertThat(whole.records).isEqualTo(2);
    assertThat(credits).hasSize(MILLION);
    assertThat(credits.getLast())
        .isEqualTo(
            new CreditRow(
                1,
                CreditRow.EXTRA,
                -1,
                MILLION - 1,
                7,
                "A",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                RoleTaxonomy.shipped().version(),
                "",
                List.of(),
                ""));
  }

  @Test
  void rejectsARecordOfAHundredMegabytesAndReadsOn() throws IOException {
    String open = "<release id=\"1\"><notes>";
    String close = "</notes></release>";
    ReadWhole whole =
        releases(out -> {
          out.write(ascii(open));
          repeat(out, 100, "x".repeat(MILLION));
          out.write(ascii(close));
        });

    assertThat(whole.records).isEqualTo(1);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.id()).isEqualTo("1");
          assertThat(rejected.reason()).contains("too long to be held");
          assertThat(rejected.bytes()).isEqualTo(open.length() + 100L * MILLION + close.length());
          assertThat(rejected.text().length()).isEqualTo(rejected.bytes());
        });
  }

  @Test
  void passesOverAnUnknownElementHoweverDeep() throws IOException {
    ReadWhole whole =
        releases(out -> {
          out.write(ascii("<release id=\"1\">"));
          repeat(out, 100_000, "<x>");
          repeat(out, 100_000, "</x>");
          out.write(ascii("</release>"));
        });

    assertThat(whole.records).isEqualTo(2);
    assertThat(whole.drift.counts()).containsOnlyKeys("release/x");
  }

  /// Looked for from each of them, the end of a comment would take a minute to be missed.
  @Test
  void looksOnceForTheEndOfCommentsThatHaveNone() throws IOException {
    ReadWhole whole = releases(out -> repeat(out, 4 * MILLION, "<!--"));

    assertThat(whole.records).isEqualTo(1);
    assertThat(whole.rejected)
        .extracting(Rejected.Whole::reason)
        .containsOnly("text between records");
  }

  @Test
  void countsNoMoreUnknownAttributesThanItCanHold() throws IOException {
    ReadWhole whole =
        releases(out -> {
          out.write(ascii("<release id=\"1\"><labels><label name=\"L\""));
          for (int i = 0; i < 20_000; i++) {
            out.write(ascii(" a" + i + "=\"\""));
          }
          out.write(ascii("/></labels></release>"));
        });

    assertThat(whole.records).isEqualTo(2);
    assertThat(whole.rows.rows(Output.RELEASE_LABEL)).hasSize(1);
    assertThat(whole.drift.counts()).hasSizeLessThan(1_000);
    assertThat(whole.drift.counts().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(20_000);
  }

  /// A parser that keeps every name it has met takes longer for each record than for the last. It
  /// may for a batch, so these are small.
  @Test
  void forgetsTheNamesOfRecordsThatAreDone() throws IOException {
    int records = 40_000;
    ReadWhole whole =
        releases(
            out -> {
              for (int i = 1; i <= records; i++) {
                out.write(
                    ascii(
                        "<release id=\"%1$d\"><a%1$d/><b%1$d/><c%1$d/></release>\n".formatted(i)));
              }
            },
            new FrameLimits(1 << 14, 1 << 26));

    assertThat(whole.records).isEqualTo(records + 1);
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// A dump with this before its last record.
  private ReadWhole releases(Content content) throws IOException {
    return releases(content, FrameLimits.standard());
  }

  private ReadWhole releases(Content content, FrameLimits limits) throws IOException {
    Path file = directory.resolve("releases.xml");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(ascii("<releases>\n"));
      content.writeTo(out);
      out.write(ascii("\n<release id=\"99999999\"/></releases>\n"));
    }
    return ReadWhole.of(DumpType.RELEASES, file, limits);
  }

  private static void repeat(OutputStream out, int times, String text) throws IOException {
    byte[] bytes = ascii(text);
    for (int i = 0; i < times; i++) {
      out.write(bytes);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
