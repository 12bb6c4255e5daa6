package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.tables.RowBatch;
import creditgraph.ingest.xml.Drift;
import creditgraph.ingest.xml.Rejected;
import creditgraph.ingest.xml.Repairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The error budget of one file of 1,000 bytes: one reject in 100 records, two always allowed.
class DumpLedgerTest {

  @TempDir private Path directory;
  private final Progress progress = Progress.start(TestRuns.SILENT);

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void addsUpWhatTheBatchesHeld() throws IOException {
    DumpLedger ledger = ledger();
    ledger.enter(batch(200, 1, 500));
    ledger.enter(batch(300, 1, 1000));

    TypeReport report = ledger.close();

    assertThat(report.type()).isEqualTo("releases");
    assertThat(report.records()).isEqualTo(500);
    assertThat(report.rejects()).isEqualTo(2);
    assertThat(report.repairs()).isEqualTo(new Repairs(2, 0, 0, 0));
  }

  @Test
  void toleratesABadBeginningOfAFileThatIsLargeEnough() throws IOException {
    DumpLedger ledger = ledger();
    ledger.enter(batch(90, 8, 100));
    ledger.enter(batch(810, 0, 1000));

    assertThat(ledger.close().rejects()).isEqualTo(8);
  }

  @Test
  void stopsAsSoonAsTheWholeFileCouldNotMakeUpForIt() throws IOException {
    DumpLedger ledger = ledger();
    ledger.enter(batch(90, 2, 100));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> ledger.enter(batch(100, 9, 200)))
        .withMessageContaining("11 of the first 201, where 10 are allowed")
        .withMessageContaining("id '8' at byte 80")
        .withMessageContaining("is odd");
  }

  @Test
  void refusesAtTheEndAFileThatIsSmallerThanItsBeginningMadeBelieve() throws IOException {
    DumpLedger ledger = ledger();
    ledger.enter(batch(90, 8, 100));
    ledger.enter(batch(10, 0, 120));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(ledger::close)
        .withMessageContaining("8 of the first 108, where 2 are allowed");
  }

  @Test
  void continuesTheAccountOfAnEarlierRunAndItsRefusal() throws IOException {
    DumpLedger first = ledger();
    first.enter(batch(90, 8, 100));
    DumpLedger second = ledger();
    second.continueFrom(first.soFar());
    second.enter(batch(10, 0, 120));

    assertThat(second.soFar().records()).isEqualTo(100);
    assertThat(second.soFar().repairs()).isEqualTo(new Repairs(2, 0, 0, 0));
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(second::close)
        .withMessageContaining("8 of the first 108, where 2 are allowed. All of them");
  }

  @Test
  void countsARecordThatComesInSeveralTextsOnce() throws IOException {
    DumpLedger ledger = ledger();
    ledger.enter(batch(1, List.of(new Rejected.Beginning("is long", "9", 90, "<rel")), 100));
    ledger.enter(batch(0, List.of(new Rejected.Middle("ease>")), 500));
    ledger.enter(batch(1, List.of(new Rejected.End("</release>", 19)), 1000));

    assertThat(ledger.close().rejects()).isEqualTo(1);
  }

  @Test
  void refusesABudgetThatMeansNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBudget(-1, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBudget(1, 0));
  }

  private DumpLedger ledger() throws IOException {
    return new DumpLedger(
        DumpType.RELEASES,
        directory.resolve("releases.xml"),
        1000,
        new ErrorBudget(2, 100),
        RejectFile.open(directory.resolve("rejects.jsonl.zst"), directory, 0),
        progress);
  }

  private static ParsedBatch batch(long records, long rejects, long filePosition) {
    List<Rejected> rejected =
        LongStream.range(0, rejects)
            .<Rejected>mapToObj(
                i -> new Rejected.Whole("is odd", String.valueOf(i), 10 * i, 10, "<release/>"))
            .toList();
    return batch(records, rejected, filePosition);
  }

  private static ParsedBatch batch(long records, List<Rejected> rejected, long filePosition) {
    return new ParsedBatch(
        new RowBatch(), records, rejected, new Repairs(1, 0, 0, 0), new Drift(), filePosition);
  }
}
