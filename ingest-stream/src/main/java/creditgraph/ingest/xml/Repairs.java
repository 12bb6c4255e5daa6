package creditgraph.ingest.xml;

/// How many bytes had to be replaced before a file was XML, by kind.
///
/// @param illegalCharacters characters that XML forbids, raw or as numeric references
/// @param bareAmpersands an `&` that begins no reference XML knows; it now stands for itself
/// @param invalidUtf8 bytes that belong to no character
/// @param sectionEnds `]]>` in plain text; it now stands for itself
public record Repairs(
    long illegalCharacters, long bareAmpersands, long invalidUtf8, long sectionEnds) {

  public static final Repairs NONE = new Repairs(0, 0, 0, 0);

  public Repairs plus(Repairs other) {
    return new Repairs(
        illegalCharacters + other.illegalCharacters,
        bareAmpersands + other.bareAmpersands,
        invalidUtf8 + other.invalidUtf8,
        sectionEnds + other.sectionEnds);
  }

  public long total() {
    return illegalCharacters + bareAmpersands + invalidUtf8 + sectionEnds;
  }
}
