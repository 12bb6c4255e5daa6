package creditgraph.bench;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Every credit has one line of evidence; titles are empty.
///
/// @param names of artists, by their number
record BareLabels(IntFunction<String> names) implements Labels {

  private static final List<ReleaseEntry.CreditLine> LINE =
      List.of(new ReleaseEntry.CreditLine(CreditScope.MAIN, "", "", "", List.of()));

  @Override
  public ArtistEntry artist(int artist) {
    return new ArtistEntry(artist + 1, names.apply(artist), List.of());
  }

  @Override
  public ReleaseEntry release(int release, int[] artists, int count) {
    List<ReleaseEntry.Contributor> contributors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      contributors.add(new ReleaseEntry.Contributor(artists[i] + 1, 1, LINE));
    }
    return new ReleaseEntry(release + 1, "", "", 0, "", List.of(), 0, 0, List.of(), contributors);
  }
}
