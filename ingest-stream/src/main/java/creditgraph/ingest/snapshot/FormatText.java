package creditgraph.ingest.snapshot;

/// One format of a release as a person would say it: `2 × Vinyl, LP, Album`.
final class FormatText {

  private FormatText() {}

  static String of(Columns.Format format) {
    String quantity = format.quantity().strip();
    StringBuilder text = new StringBuilder();
    if (!quantity.isEmpty() && !quantity.equals("1") && !quantity.equals("0")) {
      text.append(quantity).append(" × ");
    }
    text.append(format.name());
    format.descriptions().forEach(description -> text.append(", ").append(description));
    return text.toString();
  }
}
