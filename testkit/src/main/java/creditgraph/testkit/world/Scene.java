package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import java.util.List;
import java.util.Map;

/// A place, some years, a kind of music.
///
/// @param firstYear in which works appear
/// @param years that it lasts
/// @param styles one to three of the genre
record Scene(
    int number,
    Tongue tongue,
    String city,
    String country,
    int firstYear,
    int years,
    String genre,
    List<String> styles) {

  private static final Map<String, List<String>> STYLES =
      Map.of(
          "Electronic", List.of("Techno", "Ambient", "House", "IDM", "Synth-pop", "Downtempo"),
          "Rock", List.of("Indie Rock", "Punk", "Psychedelic Rock", "Post-Punk", "Prog Rock"),
          "Jazz", List.of("Hard Bop", "Fusion", "Free Jazz", "Cool Jazz", "Modal"),
          "Hip Hop", List.of("Boom Bap", "Instrumental", "Conscious", "Abstract"),
          "Folk, World, & Country", List.of("Folk", "Country", "Éntekhno", "Fado", "Ballad"),
          "Funk / Soul", List.of("Soul", "Funk", "Disco", "Rhythm & Blues"),
          "Classical", List.of("Romantic", "Baroque", "Contemporary", "Modern"),
          "Reggae", List.of("Dub", "Roots Reggae", "Rocksteady"));
  private static final List<String> GENRES = STYLES.keySet().stream().sorted().toList();

  Scene {
    styles = List.copyOf(styles);
  }

  static Scene of(long seed, int number) {
    Draw draw = Draw.of(seed, Stream.SCENE, number);
    Tongue tongue = Tongue.ofScene(number);
    String genre = draw.pick(GENRES);
    List<String> styles = STYLES.get(genre);
    if (styles == null) {
      throw new AssertionError(genre);
    }
    int first = draw.below(styles.size());
    int last = Math.min(styles.size(), first + draw.between(1, 3));
    return new Scene(
        number,
        tongue,
        tongue.city(draw),
        draw.pick(tongue.countries()),
        draw.between(1952, 2008),
        draw.between(8, 18),
        genre,
        styles.subList(first, last));
  }
}
