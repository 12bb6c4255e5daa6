package creditgraph.game.ruleset;

import java.util.List;

/// What a ruleset may judge a release by.
///
/// @param id of Discogs
/// @param formatNames for example `Vinyl`, of all its formats
/// @param formatDescriptions for example `LP`, `Compilation`, of all its formats
/// @param year 0 when not stated
/// @param country empty when not stated
public record ReleaseFacts(
    int id,
    List<String> formatNames,
    List<String> formatDescriptions,
    int year,
    String country,
    List<String> genres) {

  public ReleaseFacts {
    formatNames = List.copyOf(formatNames);
    formatDescriptions = List.copyOf(formatDescriptions);
    genres = List.copyOf(genres);
  }
}
