package creditgraph.catalog.row;

import java.util.List;

/// One artist's part on a release or on a track, as the dump states it.
///
/// @param scope one of [#SCOPES]; the partition of the table
/// @param trackSequence [TrackRow#sequence] for the track scopes, else -1
/// @param sequence 0, 1, … within the list of the dump that the credit stands in
/// @param artistId 0 for an unlinked name
/// @param name canonical name
/// @param anv name as printed here, empty when canonical
/// @param join text before the next artist of the list
/// @param role raw role text
/// @param roleNames each role of `role`, without its detail
/// @param roleDetails what its brackets say, empty when there are none; as many as names
/// @param roleCategories the categories that it falls into, with blanks between; as many as names
/// @param roleTaxonomy version of the taxonomy that says so
/// @param tracks free text that narrows a credit of the release to some tracks
/// @param trackSequences the [TrackRow#sequence] of each line that `tracks` names, ascending
/// @param tracksRead how much of `tracks` could be read: one of [#TRACKS_READINGS]
public record CreditRow(
    int releaseId,
    String scope,
    int trackSequence,
    int sequence,
    int artistId,
    String name,
    String anv,
    String join,
    String role,
    @Derived List<String> roleNames,
    @Derived List<String> roleDetails,
    @Derived List<String> roleCategories,
    @Derived int roleTaxonomy,
    String tracks,
    @Derived List<Integer> trackSequences,
    @Derived String tracksRead) {

  /// `release/artists`: whose release it is.
  public static final String MAIN = "main";

  /// `release/extraartists`: a role on the whole release or on named tracks.
  public static final String EXTRA = "extra";

  /// `track/artists`, sub-tracks included.
  public static final String TRACK = "track";

  /// `track/extraartists`, sub-tracks included.
  public static final String TRACK_EXTRA = "track-extra";

  /// Every scope, in the order of the dump's levels.
  public static final List<String> SCOPES = List.of(MAIN, EXTRA, TRACK, TRACK_EXTRA);

  /// There is no text in `tracks`.
  public static final String NOT_LIMITED = "";

  /// Every part of the text names lines of the track list.
  public static final String TRACKS_READ = "all";

  /// Some parts do; the others are not among the lines.
  public static final String TRACKS_READ_IN_PART = "part";

  /// None does.
  public static final String TRACKS_UNREAD = "none";

  public static final List<String> TRACKS_READINGS =
      List.of(NOT_LIMITED, TRACKS_READ, TRACKS_READ_IN_PART, TRACKS_UNREAD);

  public CreditRow {
    roleNames = List.copyOf(roleNames);
    roleDetails = List.copyOf(roleDetails);
    roleCategories = List.copyOf(roleCategories);
    trackSequences = List.copyOf(trackSequences);
    if (!SCOPES.contains(scope)) {
      throw new IllegalArgumentException("scope: expected one of " + SCOPES + ", found " + scope);
    }
  }
}
