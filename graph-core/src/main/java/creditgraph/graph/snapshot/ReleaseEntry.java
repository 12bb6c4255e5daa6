package creditgraph.graph.snapshot;

import java.util.List;

/// What a snapshot keeps of a release: its label, and who counts on it and why.
///
/// @param id Discogs id, positive
/// @param headline the main artists as printed, joined
/// @param year 0 when not stated
/// @param country empty when not stated
/// @param formats for example `Vinyl, LP`
/// @param masterId 0 for none
/// @param trackCount tracks listed, sub-tracks included
/// @param tracks only the tracks that a credit below refers to, in order
/// @param contributors one for each artist that counts, ascending by artist id, not empty
public record ReleaseEntry(
    int id,
    String title,
    String headline,
    int year,
    String country,
    List<String> formats,
    int masterId,
    int trackCount,
    List<TrackLine> tracks,
    List<Contributor> contributors) {

  public ReleaseEntry {
    formats = List.copyOf(formats);
    tracks = List.copyOf(tracks);
    contributors = List.copyOf(contributors);
  }

  /// Whether all but tracks and contributors is the same.
  boolean isLabelledAs(ReleaseEntry other) {
    return label().equals(other.label());
  }

  private ReleaseLabel label() {
    return new ReleaseLabel(id, title, headline, year, country, formats, masterId, trackCount, 0);
  }

  /// @param position as printed; may be empty
  public record TrackLine(String position, String title) {}

  /// @param roles one bit for each role category that the credits fall into
  /// @param credits in the order of the dump, not empty
  public record Contributor(int artistId, int roles, List<CreditLine> credits) {
    public Contributor {
      credits = List.copyOf(credits);
    }
  }

  /// @param role raw role text; empty for main and track artists
  /// @param anv name as printed here; empty when canonical
  /// @param trackText free text that narrows the credit; empty when it does not
  /// @param trackIndexes indexes into [ReleaseEntry#tracks], ascending
  public record CreditLine(
      CreditScope scope, String role, String anv, String trackText, List<Integer> trackIndexes) {
    public CreditLine {
      trackIndexes = List.copyOf(trackIndexes);
    }
  }
}
