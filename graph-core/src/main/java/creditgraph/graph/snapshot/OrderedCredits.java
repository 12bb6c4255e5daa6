package creditgraph.graph.snapshot;

import creditgraph.graph.csr.LocalityOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Credits whose artists and releases have their ordinals.
record OrderedCredits(RankedCredits credits, LocalityOrder order) {

  int artistCount() {
    return credits.edges().artistCount();
  }

  int releaseCount() {
    return credits.edges().releaseCount();
  }

  int joiningReleaseCount() {
    return order.keptReleases();
  }

  long creditCount() {
    return credits.edges().creditCount();
  }

  /// Credits on joining releases; each solo release has one more.
  long joiningCreditCount() {
    return creditCount() - (releaseCount() - joiningReleaseCount());
  }

  /// The ordinal of an artist that is credited.
  int artistOrdinal(int id) {
    return order.artistOrdinal(credits.artists().rank(id));
  }

  /// What a manifest says before there is a fingerprint.
  Manifest manifest(SnapshotSource source, List<Manifest.FileEntry> files, Instant builtAt) {
    int[] components = order.components();
    int componentsOfTwo = components.length / 3 - 1;
    int connected = components[components.length - 3];
    int[] soloArtists = order.soloArtists();
    int largestArtists = componentsOfTwo > 0 ? components[3] : Math.min(1, artistCount());
    int largestReleases = componentsOfTwo > 0 ? components[5] : mostSolo(soloArtists);
    if (componentsOfTwo > 0) {
      for (int artist : soloArtists) {
        largestReleases += artist < largestArtists ? 1 : 0;
      }
    }
    return new Manifest(
        "",
        Manifest.FORMAT,
        Manifest.FORMAT,
        source.month(),
        source.files().stream()
            .sorted(Comparator.comparing(SnapshotSource.SourceFile::name))
            .toList(),
        source.parserSchema(),
        source.rulesetName(),
        source.rulesetVersion(),
        source.rulesetText(),
        LocalityOrder.NAME,
        artistCount(),
        releaseCount(),
        joiningReleaseCount(),
        creditCount(),
        componentsOfTwo + artistCount() - connected,
        largestArtists,
        largestReleases,
        files,
        source.buildCommit(),
        builtAt);
  }

  private static int mostSolo(int[] soloArtists) {
    int most = 0;
    int run = 0;
    for (int i = 0; i < soloArtists.length; i++) {
      run = i > 0 && soloArtists[i] == soloArtists[i - 1] ? run + 1 : 1;
      most = Math.max(most, run);
    }
    return most;
  }
}
