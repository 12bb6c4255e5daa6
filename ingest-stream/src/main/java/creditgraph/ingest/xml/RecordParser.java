package creditgraph.ingest.xml;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.RecordBatch.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/// Repairs and parses the records of a batch.
///
/// To begin a document costs a parser as much as a small record, so the records are read one behind
/// the other in one document. Whatever is not well-formed, or does not end where its frame does,
/// ends that document: the record at hand is parsed once more, as a document of its own, and so
/// costs itself alone; those after it begin another.
///
/// Document types are off and external entities unreachable. Safe for use by several threads: what
/// changes lives in the call. So does the factory: it remembers every name that its parsers have
/// met, and a dump may be full of names that no other record has.
public final class RecordParser {

  /// What a reader does with the records of one type.
  public interface RecordReader {

    /// Reads the record that the cursor has entered, to its end.
    ///
    /// @throws RecordRefused when the record does not say what it must
    void read(ElementCursor xml) throws XMLStreamException, RecordRefused;
  }

  /// Takes the outcome of each frame, in file order.
  public interface Outcome {

    void read();

    /// Whatever the reader has left of this record must be dropped: it will be read again.
    void again();

    /// Whatever the reader has left of this record must be dropped.
    void rejected(Rejected rejected);
  }

  private final DumpType type;

  public RecordParser(DumpType type) {
    this.type = type;
  }

  private static InputFactoryImpl factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.configureForSpeed();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  /// Parses all frames of a batch.
  ///
  /// @param drift gains what the reader does not know
  /// @return what had to be repaired
  public Repairs parse(RecordBatch batch, RecordReader reader, Drift drift, Outcome outcome) {
    Sanitizer sanitizer = new Sanitizer();
    BatchRun run = new BatchRun(batch, reader, drift, outcome);
    for (Frame frame : batch.frames()) {
      switch (frame) {
        case Frame.Broken broken -> {
          run.parse();
          outcome.rejected(broken.rejected());
        }
        case Frame.Whole whole ->
            run.add(whole, sanitizer.clean(batch.bytes(), whole.offset(), whole.length()));
      }
    }
    run.parse();
    return sanitizer.takeRepairs();
  }

  /// Whole records that follow each other.
  private final class BatchRun {

    private final InputFactoryImpl factory = factory();
    private final RecordBatch batch;
    private final RecordReader reader;
    private final Drift drift;
    private final Outcome outcome;
    private final List<Frame.Whole> frames = new ArrayList<>();
    private final List<Sanitizer.Slice> texts = new ArrayList<>();

    BatchRun(RecordBatch batch, RecordReader reader, Drift drift, Outcome outcome) {
      this.batch = batch;
      this.reader = reader;
      this.drift = drift;
      this.outcome = outcome;
    }

    void add(Frame.Whole frame, Sanitizer.Slice text) {
      frames.add(frame);
      texts.add(text);
    }

    /// Parses what was added, which is then forgotten.
    void parse() {
      int read = 0;
      while (read < texts.size()) {
        read = parseFrom(read);
        if (read < texts.size()) {
          parseAlone(read);
          read++;
        }
      }
      frames.clear();
      texts.clear();
    }

    /// @return index of the first record that could not be read among the others
    private int parseFrom(int first) {
      int record = first;
      long end = RecordSequence.startOfRecords();
      try {
        XMLStreamReader2 xml =
            (XMLStreamReader2) factory.createXMLStreamReader(new RecordSequence(texts, first));
        xml.nextTag();
        for (; record < texts.size(); record++) {
          Drift ofRecord = read(xml);
          end += texts.get(record).length();
          if (xml.getLocationInfo().getEndingByteOffset() != end) {
            outcome.again();
            return record;
          }
          drift.add(ofRecord);
          outcome.read();
        }
        xml.closeCompletely();
      } catch (RecordRefused | XMLStreamException | UncheckedStreamException e) {
        // why is told when the record is parsed alone
        outcome.again();
      }
      return record;
    }

    private void parseAlone(int record) {
      Sanitizer.Slice text = texts.get(record);
      try {
        XMLStreamReader xml =
            factory.createXMLStreamReader(
                new Stax2ByteArraySource(text.bytes(), text.offset(), text.length()));
        Drift ofRecord = read(xml);
        xml.close();
        drift.add(ofRecord);
        outcome.read();
      } catch (RecordRefused e) {
        outcome.rejected(rejected(batch, frames.get(record), e.reason()));
      } catch (XMLStreamException | UncheckedStreamException e) {
        outcome.rejected(
            rejected(batch, frames.get(record), "is not well-formed: " + firstLine(e)));
      }
    }

    private Drift read(XMLStreamReader xml) throws XMLStreamException, RecordRefused {
      Drift ofRecord = new Drift();
      ElementCursor cursor = new ElementCursor(xml, ofRecord);
      cursor.enterRecord();
      reader.read(cursor);
      return ofRecord;
    }
  }

  private Rejected rejected(RecordBatch batch, Frame.Whole frame, String reason) {
    String text = new String(batch.bytes(), frame.offset(), frame.length(), StandardCharsets.UTF_8);
    return new Rejected.Whole(
        reason, RecordIds.find(type, text), frame.position(), frame.length(), text);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
