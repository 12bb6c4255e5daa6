package creditgraph.bench;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.testkit.workload.EdgeWorkload;
import creditgraph.testkit.world.ArtistNames;
import creditgraph.testkit.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// As much to read as on Discogs: names in many languages with variations and aliases, titles,
/// years, roles and tracks.
final class WrittenLabels implements Labels {

  private static final LocalDate DATE = LocalDate.of(2000, 1, 1);

  /// A smaller one has fewer artists for each release.
  private static final int SMALLEST_WORLD = 10_000;

  private static final int FIRST_YEAR = 1955;
  private static final int YEARS = 70;
  private static final List<String> COUNTRIES = List.of("US", "UK", "Germany", "France", "Japan");
  private static final List<List<String>> FORMATS =
      List.of(List.of("Vinyl, LP"), List.of("CD, Album"), List.of("Vinyl, 7\"", "CD, Single"));
  private static final List<CreditLine> MAIN =
      List.of(new CreditLine(CreditScope.MAIN, "", "", "", List.of()));
  private static final List<List<CreditLine>> OTHERS =
      List.of(
          List.of(new CreditLine(CreditScope.EXTRA, "Guitar, Backing Vocals", "", "", List.of())),
          List.of(new CreditLine(CreditScope.EXTRA, "Producer [Additional]", "", "", List.of())),
          List.of(new CreditLine(CreditScope.TRACK_EXTRA, "Saxophone", "", "", List.of(0))),
          List.of(
              new CreditLine(CreditScope.TRACK_EXTRA, "Drums", "", "", List.of(0, 1)),
              new CreditLine(CreditScope.EXTRA, "Mixed By", "", "", List.of())));

  private final ArtistNames names;

  private WrittenLabels(ArtistNames names) {
    this.names = names;
  }

  /// @throws IllegalArgumentException when the workload is too large to have a name for each artist
  static WrittenLabels of(EdgeWorkload edges) {
    World world = World.of(Math.max(SMALLEST_WORLD, edges.releaseCount()), 1, DATE);
    ArtistNames names = ArtistNames.of(world);
    if (names.count() < edges.artistCount()) {
      throw new IllegalArgumentException(
          "%d names for %d artists".formatted(names.count(), edges.artistCount()));
    }
    return new WrittenLabels(names);
  }

  @Override
  public ArtistEntry artist(int artist) {
    return new ArtistEntry(
        artist + 1, names.name(artist), names.variations(artist), names.aliases(artist));
  }

  @Override
  public ReleaseEntry release(int release, int[] artists, int count) {
    List<Contributor> contributors = new ArrayList<>(count);
    contributors.add(new Contributor(artists[0] + 1, 1, MAIN));
    for (int i = 1; i < count; i++) {
      int kind = (release + i) % OTHERS.size();
      contributors.add(new Contributor(artists[i] + 1, 1 << kind, OTHERS.get(kind)));
    }
    String other = names.name(release % names.count());
    return new ReleaseEntry(
        release + 1,
        other + " Sessions",
        names.name(artists[0]),
        FIRST_YEAR + release % YEARS,
        COUNTRIES.get(release % COUNTRIES.size()),
        FORMATS.get(release % FORMATS.size()),
        0,
        2,
        List.of(new TrackLine("A1", other), new TrackLine("A2", "Return To " + other)),
        contributors);
  }
}
