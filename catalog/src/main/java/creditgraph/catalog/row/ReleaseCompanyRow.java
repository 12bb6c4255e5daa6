package creditgraph.catalog.row;

/// A company that had a part in a release.
///
/// @param companyId shares the ids of labels; 0 when not stated
/// @param entityType number of the kind of part, 0 when not stated
public record ReleaseCompanyRow(
    int releaseId,
    int sequence,
    int companyId,
    String name,
    String catno,
    int entityType,
    String entityTypeName) {}
