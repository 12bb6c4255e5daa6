package creditgraph.ingest.snapshot;

import creditgraph.game.ruleset.Placeholder;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.ingest.dump.DumpRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Holds the placeholders of a ruleset against the artist table, by id and name: a wrong id would
/// keep a real artist off every route, and put one who is nobody on them.
///
/// Names are compared to the letter, the number that tells homonyms apart included: `Various (2)`
/// is somebody else.
final class PlaceholderCheck {

  private final Ruleset ruleset;
  private final Path artistTable;
  private final Map<Integer, Placeholder> awaited;
  private final List<String> faults = new ArrayList<>();

  /// @param artistTable for messages
  PlaceholderCheck(Ruleset ruleset, Path artistTable) {
    this.ruleset = ruleset;
    this.artistTable = artistTable;
    this.awaited =
        ruleset.placeholders().stream()
            .collect(
                Collectors.toMap(
                    Placeholder::id, Function.identity(), (first, _) -> first, TreeMap::new));
  }

  /// To be shown every artist.
  void see(Columns.Artist artist) {
    if (!ruleset.isPlaceholder(artist.id())) {
      return;
    }
    Placeholder placeholder = awaited.remove(artist.id());
    if (placeholder != null && !placeholder.name().equals(artist.name())) {
      faults.add(
          "artist %d is '%s' in the ruleset and '%s' in the dump"
              .formatted(artist.id(), placeholder.name(), artist.name()));
    }
  }

  /// Ends it.
  ///
  /// @return the placeholders that have no record, by id: an extract may lack them, and they stay
  ///   off every route all the same
  /// @throws DumpRefused naming each placeholder whose record has another name
  List<Placeholder> unverified() {
    if (!faults.isEmpty()) {
      throw new DumpRefused(
          "Ruleset %s names placeholders that %s knows as others: %s. Correct id or name in the ruleset and build again."
              .formatted(ruleset, artistTable, String.join("; ", faults)));
    }
    return List.copyOf(awaited.values());
  }
}
