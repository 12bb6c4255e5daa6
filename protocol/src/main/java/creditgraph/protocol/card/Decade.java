package creditgraph.protocol.card;

/// Ten years, or no year, or any.
///
/// @param first of its years; the constants have numbers that no year has
public record Decade(int first) {

  public static final Decade ANY = new Decade(-1);
  public static final Decade UNDATED = new Decade(-2);

  private static final int YEARS = 10;

  /// @param year 0 when it is not stated
  public static Decade of(int year) {
    return year == 0 ? UNDATED : new Decade(year / YEARS * YEARS);
  }

  /// @param year 0 when it is not stated
  public boolean holds(int year) {
    return equals(ANY) || equals(of(year));
  }
}
