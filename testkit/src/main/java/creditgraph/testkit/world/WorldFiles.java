package creditgraph.testkit.world;

import creditgraph.testkit.world.Truth.DumpFile;
import creditgraph.testkit.world.Truth.ShowPair;
import creditgraph.testkit.world.Works.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Writes a world as four dump files and the truth about them.
///
/// ```
/// discogs_<YYYYMMDD>_{artists,labels,masters,releases}.xml.gz
/// discogs_<YYYYMMDD>_truth.json        written last
/// ```
///
/// Memory stays at some megabytes whatever the size of the world; to find pairs to show, worlds of
/// up to 100 000 releases take four bytes a credit more.
public final class WorldFiles {

  /// Told now and then how far a file is.
  public interface Progress {
    /// @param file the type being written, for example `releases`
    /// @param done of `total`; the last call for a file has them equal
    void at(String file, long done, long total);
  }

  private static final int PROGRESS_STEP = 5_000;

  private final World world;
  private final Path directory;
  private final Progress progress;
  private final Population population;
  private final Names names;
  private final Composer composer;
  private final Tally tally = new Tally();
  private final Stars stars;

  private WorldFiles(World world, Path directory, Progress progress) {
    this.world = world;
    this.directory = directory;
    this.progress = progress;
    this.population = Population.of(world);
    this.names = new Names(world, population);
    this.composer = new Composer(world, population, names);
    this.stars = new Stars(world);
  }

  /// Replaces files of the same names. A directory with a truth file is whole.
  public static Truth write(World world, Path directory, Progress progress) throws IOException {
    return new WorldFiles(world, directory, progress).write();
  }

  private Truth write() throws IOException {
    Files.createDirectories(directory);
    Path truthFile = file("truth.json");
    Files.deleteIfExists(truthFile);
    List<DumpFile> files = new ArrayList<>();
    files.add(artists());
    files.add(labels());
    files.add(masters());
    files.add(releases());
    Truth truth = new Truth(world, files, tally.rows(), tally.figures(), pairs());
    Files.writeString(truthFile, truth.toJson());
    return truth;
  }

  private List<ShowPair> pairs() {
    return stars.pairs().stream()
        .map(pair ->
            new ShowPair(
                pair.from(), nameOf(pair.from()), pair.to(), nameOf(pair.to()), pair.releases()))
        .toList();
  }

  private String nameOf(int artistId) {
    return names.artist(population.artistOfId(artistId));
  }

  private DumpFile artists() throws IOException {
    try (DumpOutput output = DumpOutput.open(file("artists.xml.gz"), "artists")) {
      ArtistXml records =
          new ArtistXml(world, population, names, composer.casting(), output.xml(), tally);
      Placeholder[] placeholders = Placeholder.values();
      int next = 0;
      for (int position = 0; position < population.artists(); position++) {
        int artist = population.artistAt(position);
        while (next < placeholders.length
            && placeholders[next].id() < population.artistId(artist)) {
          records.write(placeholders[next++]);
        }
        records.write(artist);
        tell("artists", position + 1L, population.artists());
      }
      while (next < placeholders.length) {
        records.write(placeholders[next++]);
      }
      return output.finish(population.artists() + placeholders.length);
    }
  }

  private DumpFile labels() throws IOException {
    try (DumpOutput output = DumpOutput.open(file("labels.xml.gz"), "labels")) {
      LabelXml records = new LabelXml(world, population, names, output.xml(), tally);
      for (int position = 0; position < population.labels(); position++) {
        records.write(population.labelAt(position));
        tell("labels", position + 1L, population.labels());
      }
      return output.finish(population.labels());
    }
  }

  private DumpFile masters() throws IOException {
    try (DumpOutput output = DumpOutput.open(file("masters.xml.gz"), "masters")) {
      MasterXml records = new MasterXml(world, population, names, output.xml(), tally);
      long written = 0;
      for (Works works = new Works(world); works.advance(); ) {
        Slot slot = works.slot();
        if (slot.pressing() == 0 && slot.hasMaster(world.seed())) {
          records.write(slot, composer.compose(slot.work()));
          written++;
        }
        tell("masters", slot.release() + 1L, world.releases());
      }
      return output.finish(written);
    }
  }

  private DumpFile releases() throws IOException {
    try (DumpOutput output = DumpOutput.open(file("releases.xml.gz"), "releases")) {
      ReleaseXml records = new ReleaseXml(world, population, names, output.xml(), tally, stars);
      for (Works works = new Works(world); works.advance(); ) {
        Slot slot = works.slot();
        records.write(slot, composer.compose(slot.work()));
        tell("releases", slot.release() + 1L, world.releases());
      }
      return output.finish(world.releases());
    }
  }

  private void tell(String file, long done, long total) {
    if (done % PROGRESS_STEP == 0 || done == total) {
      progress.at(file, done, total);
    }
  }

  private Path file(String end) {
    return directory.resolve(
        "discogs_" + world.date().format(DateTimeFormatter.BASIC_ISO_DATE) + "_" + end);
  }
}
