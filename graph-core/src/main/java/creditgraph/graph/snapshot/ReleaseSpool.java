package creditgraph.graph.snapshot;

import creditgraph.graph.csr.TemporaryFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// What a snapshot tells of its releases, from the time when they are added to the time when they
/// are written: labels and evidence, each in a spool of its own, texts that are often repeated as
/// numbers of a [TextDictionary].
///
/// A record is spooled so that it is written by copying; no text is decoded again.
final class ReleaseSpool implements AutoCloseable {

  private final EntrySpool labels;
  private final EntrySpool evidence;
  private final TextDictionary words = new TextDictionary();
  private final TextDictionary roles = new TextDictionary();

  private ReleaseSpool(EntrySpool labels, EntrySpool evidence) {
    this.labels = labels;
    this.evidence = evidence;
  }

  static ReleaseSpool create(TemporaryFiles temporary) throws IOException {
    EntrySpool labels = EntrySpool.create(temporary);
    try {
      return new ReleaseSpool(labels, EntrySpool.create(temporary));
    } catch (IOException e) {
      labels.close();
      throw e;
    }
  }

  /// A release in the form in which it is spooled.
  record Encoded(RecordWriter label, RecordWriter evidence) {}

  /// Encodes a release and counts its words. For any number of threads.
  Encoded encode(ReleaseEntry release) {
    return new Encoded(label(release), evidence(release));
  }

  /// The words first, because their number is not known before they are all counted.
  private RecordWriter label(ReleaseEntry release) {
    RecordWriter into = new RecordWriter();
    into.number(words.use(release.country())).number(release.formats().size());
    release.formats().forEach(format -> into.number(words.use(format)));
    return into.text(release.title())
        .text(release.headline())
        .number(release.year())
        .number(release.masterId())
        .number(release.trackCount());
  }

  private RecordWriter evidence(ReleaseEntry release) {
    RecordWriter into = new RecordWriter();
    EntryCodec.tracks(release.tracks(), into);
    into.number(release.contributors().size());
    RecordWriter credits = new RecordWriter();
    for (ReleaseEntry.Contributor contributor : release.contributors()) {
      credits.clear();
      credits.number(contributor.credits().size());
      for (ReleaseEntry.CreditLine credit : contributor.credits()) {
        EntryCodec.head(credit, credits);
        credits.number(roles.use(credit.role()));
        EntryCodec.rest(credit, credits);
      }
      into.number(contributor.artistId()).number(credits.length());
      into.raw(credits.bytes(), credits.length());
    }
    return into;
  }

  /// @param vertex what its rank is asked by
  void add(int vertex, Encoded release) throws IOException {
    labels.add(vertex, release.label());
    evidence.add(vertex, release.evidence());
  }

  /// Ends adding; from now on releases are known by rank.
  void place(int count, IntUnaryOperator rankOf) throws IOException {
    labels.place(count, rankOf);
    evidence.place(count, rankOf);
  }

  /// Countries and formats.
  TextDictionary words() {
    return words;
  }

  /// Raw roles.
  TextDictionary roles() {
    return roles;
  }

  /// Writes labels, for one thread.
  LabelWriter labelWriter() {
    return new LabelWriter();
  }

  /// Writes evidence, for one thread.
  ///
  /// @param artistOrdinals of artist ids
  EvidenceWriter evidenceWriter(IntUnaryOperator artistOrdinals) {
    return new EvidenceWriter(artistOrdinals);
  }

  /// Once [#words] are frozen.
  final class LabelWriter {
    private final EntrySpool.Reader spooled = labels.reader();
    private int[] formats = new int[16];

    private LabelWriter() {}

    void write(int rank, RecordWriter into) throws IOException {
      RecordReader from = spooled.read(rank);
      int country = from.count();
      int formatCount = from.elements();
      if (formatCount > formats.length) {
        formats = new int[2 * formatCount];
      }
      for (int i = 0; i < formatCount; i++) {
        formats[i] = from.count();
      }
      from.copyText(into);
      from.copyText(into);
      into.number(from.number());
      words.write(country, into);
      into.number(formatCount);
      for (int i = 0; i < formatCount; i++) {
        words.write(formats[i], into);
      }
      into.number(from.number()).number(from.number());
    }
  }

  /// Once [#roles] are frozen.
  final class EvidenceWriter {
    private final EntrySpool.Reader spooled = evidence.reader();
    private final IntUnaryOperator artistOrdinals;
    private long[] order = new long[16];
    private RecordReader[] people = new RecordReader[order.length];

    private EvidenceWriter(IntUnaryOperator artistOrdinals) {
      this.artistOrdinals = artistOrdinals;
    }

    /// Contributors in the order of the row.
    void write(int rank, RecordWriter into) throws IOException {
      RecordReader from = spooled.read(rank);
      int tracks = from.count();
      into.number(tracks);
      for (int text = 0; text < 2 * tracks; text++) {
        from.copyText(into);
      }
      int count = from.elements();
      if (count > order.length) {
        order = new long[2 * count];
        people = new RecordReader[2 * count];
      }
      for (int i = 0; i < count; i++) {
        order[i] = (long) artistOrdinals.applyAsInt(from.count()) << Integer.SIZE | i;
        people[i] = from.slice(from.number());
      }
      Arrays.sort(order, 0, count);
      for (int i = 0; i < count; i++) {
        writeCredits(people[(int) order[i]], into);
      }
    }

    private void writeCredits(RecordReader from, RecordWriter into) {
      int credits = from.elements();
      into.number(credits);
      for (; credits > 0; credits--) {
        int head = from.count();
        into.number(head);
        roles.write(from.count(), into);
        EntryCodec.copyRest(head, from, into);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (labels) {
      evidence.close();
    }
  }
}
