package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.ingest.tables.TrackRange.Lines;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackRangeTest {

  /// A heading, two sides of vinyl, two discs of two, shapes with dashes and commas, a twin.
  private static final TrackRange TRACKS =
      range(
          "",
          "A1",
          "A2",
          "A3",
          "B1",
          "B2",
          "",
          "1-1",
          "1-2",
          "2-1",
          "2-2",
          "CD-1.A",
          "CD-1.B",
          "1,2",
          "Video",
          "X",
          "X",
          "A-B",
          "A",
          "B",
          " 3 \u00a0 a");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A2                  | 2",
        "A2, B1, B2          | 2 4 5",
        "B2,A2               | 2 5",
        "A1 to A3            | 1 2 3",
        "A1 To A3            | 1 2 3",
        "A1 to B2            | 1 2 3 4 5",
        "A3 to 1-1           | 3 4 5 7",
        "A1-A3               | 1 2 3",
        "A1 - A3             | 1 2 3",
        "A1–A3               | 1 2 3",
        "1-2 to 2-1          | 8 9",
        "1-1-2-1             | 7 8 9",
        "1-1                 | 7",
        "CD-1.A to CD-1.B    | 11 12",
        "CD-1.A-CD-1.B       | 11 12",
        "A1 to A2; B2        | 1 2 5",
        "1,2                 | 13",
        "Video               | 14",
        "A-B                 | 17",
        "A1 to A3, A2        | 1 2 3",
        "A3 to A3            | 3",
        "' A1  to  A3 ,'     | 1 2 3",
        "3 a                 | 20",
        "B2 to X, B1         | 4",
      })
  void readsPositionsAndRanges(String text, String sequences) {
    assertThat(
            TRACKS.read(text).sequences().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" ")))
        .isEqualTo(sequences);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A1                  | all",
        "A1 to A3, B2        | all",
        "A1, C7              | part",
        "A1 to A3, bonus     | part",
        "all tracks          | none",
        "A3 to A1            | none",
        "A1 to C7            | none",
        "X                   | none",
        "A1 to X             | none",
        "a1                  | none",
        "A1 to A2 to A3      | none",
        "A1 A2               | none",
        "A-A-B               | none",
        "to                  | none",
        ",;                  | none",
        "''                  | ''",
        "'  '                | ''",
      })
  void tellsWhatItCouldNotReadAndGuessesNothing(String text, String read) {
    Lines lines = TRACKS.read(text);

    assertThat(lines.read()).isEqualTo(read);
    assertThat(lines.sequences().isEmpty()).isEqualTo(read.isEmpty() || read.equals("none"));
  }

  @Test
  void readsNothingOfAReleaseWithoutTracks() {
    assertThat(range().read("A1").read()).isEqualTo(CreditRow.TRACKS_UNREAD);
  }

  @Test
  void findsNoMoreLinesForARecordThanItCanHold() {
    int lines = 1 << 14;
    TrackRange range =
        range(IntStream.range(0, lines).mapToObj(String::valueOf).toArray(String[]::new));
    String all = "0 to " + (lines - 1);
    for (int i = 0; i < TrackRange.MAX_LINES / lines; i++) {
      assertThat(range.read(all).sequences()).hasSize(lines);
    }
    assertThat(range.read(all)).isEqualTo(new Lines(List.of(), CreditRow.TRACKS_UNREAD));
  }

  static TrackRange range(String... positions) {
    return new TrackRange(
        IntStream.range(0, positions.length)
            .mapToObj(i -> new TrackRow(1, i, -1, positions[i], "", ""))
            .toList());
  }
}
