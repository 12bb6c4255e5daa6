package creditgraph.catalog.row;

/// A link of a label.
public record LabelUrlRow(int labelId, int sequence, String url) {}
