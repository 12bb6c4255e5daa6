package creditgraph.catalog.row;

/// One label; companies share its ids.
///
/// @param parentId 0 without a parent, and in dumps that state no id
/// @param parentName empty without a parent
/// @param contentHash of all rows of the label
public record LabelRow(
    int id,
    String name,
    String contactInfo,
    String profile,
    int parentId,
    String parentName,
    String dataQuality,
    @Derived long contentHash)
    implements RecordRow<LabelRow> {

  @Override
  public LabelRow withContentHash(long hash) {
    return new LabelRow(id, name, contactInfo, profile, parentId, parentName, dataQuality, hash);
  }
}
