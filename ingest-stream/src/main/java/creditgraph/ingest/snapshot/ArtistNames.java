package creditgraph.ingest.snapshot;

import creditgraph.graph.snapshot.ArtistEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names of one artist of a snapshot, gathered from its record, or from each of a person's.
final class ArtistNames {

  /// One artist of the dump has 1,741 variations; a name search needs the first few.
  static final int MAX_VARIATIONS = 50;

  /// The few people with more are not looked for by the fiftieth.
  static final int MAX_ALIASES = 50;

  private final int id;
  private String name = "";
  private Set<String> printed = Set.of();
  private final Set<String> otherRecords = new LinkedHashSet<>();
  private final Set<String> listed = new LinkedHashSet<>();
  private final Set<String> aliases = new LinkedHashSet<>();

  /// @param id by which the artist goes
  ArtistNames(int id) {
    this.id = id;
  }

  ArtistNames printed(Set<String> names) {
    printed = names;
    return this;
  }

  /// @param linked aliases that name somebody else
  ArtistNames add(
      int recordId,
      String recordName,
      List<Columns.Variation> variations,
      List<Columns.Alias> linked) {
    if (recordId == id) {
      name = recordName;
    } else if (!recordName.isBlank()) {
      otherRecords.add(recordName);
    }
    for (Columns.Variation variation : variations) {
      add(listed, variation.name(), MAX_VARIATIONS);
    }
    for (Columns.Alias alias : linked) {
      add(aliases, alias.name(), MAX_ALIASES + MAX_VARIATIONS);
    }
    return this;
  }

  /// One name more than may be kept, as the artist's own is among them now and then.
  private static void add(Set<String> names, String name, int max) {
    if (!name.isBlank() && names.size() <= max) {
      names.add(name);
    }
  }

  /// Names of a person's other records come first and are all kept: they are how the person is
  /// known. Then those that credits print: they are on the releases that people will see.
  ArtistEntry entry() {
    Set<String> names = new LinkedHashSet<>(otherRecords);
    names.addAll(printed);
    names.addAll(listed);
    names.remove(name);
    List<String> variations =
        names.stream().limit(Math.max(MAX_VARIATIONS, otherRecords.size())).toList();
    List<String> others =
        aliases.stream()
            .filter(alias -> !alias.equals(name) && !names.contains(alias))
            .limit(MAX_ALIASES)
            .toList();
    return new ArtistEntry(id, name, variations, others);
  }
}
