package creditgraph.ingest.profile;

import creditgraph.ingest.profile.CatalogProfile.Counted;
import creditgraph.ingest.profile.CatalogProfile.Gate;
import creditgraph.ingest.profile.CatalogProfile.PlaceholderUse;
import creditgraph.ingest.profile.CatalogProfile.Reference;
import creditgraph.ingest.profile.CatalogProfile.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A profile as a page to read.
final class ProfileReport {

  private final StringBuilder page = new StringBuilder();

  private ProfileReport() {}

  static String markdown(CatalogProfile profile) {
    return new ProfileReport().write(profile);
  }

  private String write(CatalogProfile profile) {
    line("# The catalog of " + profile.month());
    line("");
    line(verdict(profile));
    heading("Gates", "gate", "found", "allowed", "");
    for (Gate gate : profile.gates()) {
      row(
          gate.name(),
          Gates.figure(gate.figure()),
          Gates.figure(gate.allowed()),
          gate.passed() ? "" : "**refused**");
    }
    String before = profile.comparedWith().isEmpty() ? "before" : profile.comparedWith();
    heading("Tables", "table", "rows", before, "change", "duplicate keys");
    profile.tables().forEach(this::table);
    heading("References", "from", "to", "rows", "dangling", "ids");
    for (Reference r : profile.references()) {
      row(
          r.from(),
          r.to(),
          number(r.rows()),
          part(r.dangling(), r.rows()),
          number(r.danglingIds()));
    }
    heading("Not stated", "table", "column: rows");
    profile.tables().forEach((name, table) -> row(name, missing(table)));
    line("");
    line(
        "## Roles: %s mentions, %s of them other (taxonomy %d)"
            .formatted(
                number(profile.roles().mentions()),
                part(profile.roles().other(), profile.roles().mentions()),
                profile.roles().taxonomyVersion()));
    heading("By category", "category", "mentions");
    profile.roles().categories().forEach((name, count) -> row(name, number(count)));
    counted("Most frequent texts", profile.roles().texts());
    counted("Most frequent names that the taxonomy does not know", profile.roles().mostOther());
    counted("Formats", profile.formats());
    heading("Placeholders", "id", "name", "in the artist dump", "credits", "under another name");
    for (PlaceholderUse use : profile.placeholders()) {
      row(
          String.valueOf(use.id()),
          use.expected(),
          use.found(),
          number(use.credits()),
          number(use.anvs()));
    }
    return page.toString();
  }

  private static String verdict(CatalogProfile profile) {
    if (profile.gates().isEmpty()) {
      return "A sample: counted, not judged.";
    }
    return profile.accepted() ? "Fit to be published." : "**Not fit to be published.**";
  }

  private void table(String name, Table table) {
    boolean compared = table.rowsBefore() >= 0;
    row(
        name,
        number(table.rows()),
        compared ? number(table.rowsBefore()) : "",
        compared ? change(table) : "",
        number(table.duplicateKeys()));
  }

  private static String change(Table table) {
    return table.rowsBefore() == 0
        ? "new"
        : String.format(
            Locale.ROOT,
            "%+.2f %%",
            100.0 * (table.rows() - table.rowsBefore()) / table.rowsBefore());
  }

  private static String missing(Table table) {
    return table.missing().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> entry.getKey() + ": " + part(entry.getValue(), table.rows()))
        .collect(Collectors.joining(", "));
  }

  private void counted(String title, List<Counted> list) {
    heading(title, "name", "count");
    list.forEach(counted -> row(counted.name(), number(counted.count())));
  }

  private void heading(String title, String... columns) {
    line("");
    line("## " + title);
    line("");
    row(columns);
    line("| --- ".repeat(columns.length) + "|");
  }

  /// Texts come from the dump: none may end a cell or a line.
  private void row(String... cells) {
    for (String cell : cells) {
      page.append("| ").append(cell.replaceAll("[\\r\\n]+", " ").replace("|", "\\|")).append(' ');
    }
    page.append("|\n");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String part(long part, long whole) {
    return part == 0
        ? "0"
        : String.format(Locale.ROOT, "%,d (%.2f %%)", part, 100.0 * part / whole);
  }
}
