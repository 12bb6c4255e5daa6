package creditgraph.ingest;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.profile.ProfileSettings;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.ingest.xml.FrameLimits;
import java.nio.file.Path;
import java.util.Set;

/// What an ingest run is to do.
///
/// @param dataRoot where `manifests/`, `staging/` and `curated/` are
/// @param dumpDirectory holds the dump files
/// @param mayBeAbsent types whose file may be missing; empty for every real month
/// @param partRecords records of a dump file after which its tables begin new files; what a killed
///   run loses at most
/// @param profile how the catalog is counted and judged before it is published
/// @param existing what to do with a catalog of the same month made from other files
public record IngestSettings(
    Path dataRoot,
    Path dumpDirectory,
    Set<DumpType> mayBeAbsent,
    ExistingCatalog existing,
    ErrorBudget errorBudget,
    FrameLimits frameLimits,
    int partRecords,
    ProfileSettings profile,
    ProgressTo progress) {

  /// About a hundred parts for a real month, each a quarter of a minute's work.
  public static final int STANDARD_PART_RECORDS = 1 << 18;

  /// What to do with a catalog of the same month that was made from other files.
  public enum ExistingCatalog {
    REFUSE,
    REPLACE
  }

  public IngestSettings {
    mayBeAbsent = Set.copyOf(mayBeAbsent);
    if (partRecords < 1) {
      throw new IllegalArgumentException("partRecords: expected from 1, found " + partRecords);
    }
  }

  /// A complete month, standard limits, nothing replaced.
  public static IngestSettings of(Path dataRoot, Path dumpDirectory, ProgressTo progress) {
    return new IngestSettings(
        dataRoot,
        dumpDirectory,
        Set.of(),
        ExistingCatalog.REFUSE,
        ErrorBudget.standard(),
        FrameLimits.standard(),
        STANDARD_PART_RECORDS,
        ProfileSettings.standard(),
        progress);
  }

  public IngestSettings mayBeAbsent(Set<DumpType> types) {
    return new IngestSettings(
        dataRoot,
        dumpDirectory,
        types,
        existing,
        errorBudget,
        frameLimits,
        partRecords,
        profile,
        progress);
  }

  public IngestSettings existing(ExistingCatalog choice) {
    return new IngestSettings(
        dataRoot,
        dumpDirectory,
        mayBeAbsent,
        choice,
        errorBudget,
        frameLimits,
        partRecords,
        profile,
        progress);
  }

  public IngestSettings errorBudget(ErrorBudget budget) {
    return new IngestSettings(
        dataRoot,
        dumpDirectory,
        mayBeAbsent,
        existing,
        budget,
        frameLimits,
        partRecords,
        profile,
        progress);
  }

  public IngestSettings frameLimits(FrameLimits limits) {
    return new IngestSettings(
        dataRoot,
        dumpDirectory,
        mayBeAbsent,
        existing,
        errorBudget,
        limits,
        partRecords,
        profile,
        progress);
  }

  public IngestSettings partRecords(int records) {
    return new IngestSettings(
        dataRoot,
        dumpDirectory,
        mayBeAbsent,
        existing,
        errorBudget,
        frameLimits,
        records,
        profile,
        progress);
  }

  public IngestSettings profile(ProfileSettings settings) {
    return new IngestSettings(
        dataRoot,
        dumpDirectory,
        mayBeAbsent,
        existing,
        errorBudget,
        frameLimits,
        partRecords,
        settings,
        progress);
  }
}
