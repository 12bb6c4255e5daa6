package creditgraph.ingest.xml;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.RecordBatch.Frame;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/// Repairs and parses the records of a batch, each as a document of its own, so that a broken one
/// costs itself alone.
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
    InputFactoryImpl factory = factory();
    Sanitizer sanitizer = new Sanitizer();
    for (Frame frame : batch.frames()) {
      switch (frame) {
        case Frame.Broken broken -> outcome.rejected(broken.rejected());
        case Frame.Whole whole -> parse(factory, batch, whole, sanitizer, reader, drift, outcome);
      }
    }
    return sanitizer.takeRepairs();
  }

  private void parse(
      InputFactoryImpl factory,
      RecordBatch batch,
      Frame.Whole frame,
      Sanitizer sanitizer,
      RecordReader reader,
      Drift drift,
      Outcome outcome) {
    Sanitizer.Slice text = sanitizer.clean(batch.bytes(), frame.offset(), frame.length());
    Drift ofRecord = new Drift();
    try {
      XMLStreamReader xml =
          factory.createXMLStreamReader(
              new Stax2ByteArraySource(text.bytes(), text.offset(), text.length()));
      ElementCursor cursor = new ElementCursor(xml, ofRecord);
      cursor.enterRecord();
      reader.read(cursor);
      xml.close();
      drift.add(ofRecord);
      outcome.read();
    } catch (RecordRefused e) {
      outcome.rejected(rejected(batch, frame, e.reason()));
    } catch (XMLStreamException | UncheckedStreamException e) {
      outcome.rejected(rejected(batch, frame, "is not well-formed: " + firstLine(e)));
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
