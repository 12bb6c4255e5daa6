package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Canonical names of artists and labels, unique within a world.
///
/// An artist has a rank among those of its tongue and sort, and the rank chooses a combination of
/// words. The last ranks, some 8 %, start over and become homonyms with a number: `Vera Lindgren
/// (2)`. So do all ranks once the combinations are used up.
final class Names {

  private static final List<String> STAGE_SYLLABLES =
      List.of(
          "Ka", "Mi", "To", "Ru", "Zen", "Vo", "Lux", "Da", "Pol", "Xi", "Ne", "Gor", "Sha", "Bi",
          "Fen", "Jo", "Ul", "Qua", "Tri", "Hex", "Mo", "Ser", "Wan", "Ya", "Ori", "Kry", "Del",
          "Py");
  private static final List<String> STAGE_ENDINGS =
      List.of(
          "vo", "relo", "tron", "mix", "dub", "no", "zal", "kit", "ma", "sonic", "ta", "phon", "ri",
          "blok", "wave", "lo", "dex", "pulse", "sha", "bo");
  private static final List<String> STAGE_FORMS =
      List.of("%s", "DJ %s", "%s System", "MC %s", "%s Unit", "%s 303");
  private static final int LABEL_WORDS = 3;
  private static final String INITIALS = "ABCDEFGHIJKLMNOPRSTUVWYZ";

  private final Population population;
  private final long seed;

  /// By what is shuffled, each of one size; some forty.
  private final Map<String, Shuffle> shuffles = new HashMap<>();

  Names(World world, Population population) {
    this.population = population;
    this.seed = world.seed();
  }

  String artist(int artist) {
    ArtistKind kind = population.kindOf(artist);
    return switch (kind) {
      case BAND -> band(artist);
      case REMIXER, ALIAS -> stage(artist, kind);
      case MEMBER, SOLO, SESSION, PRODUCER, ENGINEER, WRITER, DESIGNER -> person(artist);
    };
  }

  Tongue tongueOf(int artist) {
    return Tongue.ofScene(population.sceneOf(artist));
  }

  /// A person of nobody's record: someone a contributor typed without linking.
  static String stranger(Tongue tongue, Draw draw) {
    return tongue.fullName(
        draw.pick(tongue.firstNames()), tongue.lastName(draw.below(tongue.lastNames())));
  }

  private String band(int artist) {
    Tongue tongue = tongueOf(artist);
    int perScene = population.count(ArtistKind.BAND);
    int rank = rankOfScene(artist) * perScene + population.numberOf(artist);
    int total = scenesOf(tongue) * perScene;
    int adjectives = tongue.adjectives().size();
    int nouns = tongue.nouns().size();
    int phrases = adjectives * nouns;
    int pairs = nouns * (nouns - 1);
    int families = tongue.lastNames() * tongue.ensembles().size();
    int larger = phrases * tongue.ensembles().size();
    Combination combination =
        combine(rank, total, phrases + pairs, families + larger, "bands of " + tongue.name());
    int index = combination.index();
    if (index < phrases) {
      return article(tongue, phrase(tongue, index), index) + combination.suffix();
    }
    index -= phrases;
    if (index < pairs) {
      String first = tongue.nouns().get(index / (nouns - 1));
      int second = index % (nouns - 1);
      String and = tongue.space().isEmpty() ? "と" : index % 2 == 0 ? " & " : " + ";
      return first
          + and
          + tongue.nouns().get(second >= index / (nouns - 1) ? second + 1 : second)
          + combination.suffix();
    }
    index -= pairs;
    String ensemble = tongue.ensembles().get(index % tongue.ensembles().size());
    index /= tongue.ensembles().size();
    String what =
        index < tongue.lastNames()
            ? tongue.lastName(index)
            : phrase(tongue, index - tongue.lastNames());
    return what + tongue.space() + ensemble + combination.suffix();
  }

  private static String article(Tongue tongue, String phrase, int index) {
    return tongue == Tongue.ENGLISH && index % 2 == 0 ? "The " + phrase + "s" : phrase;
  }

  private static String phrase(Tongue tongue, int index) {
    int nouns = tongue.nouns().size();
    return tongue.phrase(tongue.adjectives().get(index / nouns), tongue.nouns().get(index % nouns));
  }

  private String stage(int artist, ArtistKind kind) {
    int perScene = population.count(ArtistKind.REMIXER) + population.count(ArtistKind.ALIAS);
    int offset = kind == ArtistKind.ALIAS ? population.count(ArtistKind.REMIXER) : 0;
    int rank = population.sceneOf(artist) * perScene + offset + population.numberOf(artist);
    int words = STAGE_SYLLABLES.size() * STAGE_ENDINGS.size();
    Combination combination =
        combine(
            rank,
            population.scenes() * perScene,
            words,
            words * (STAGE_FORMS.size() - 1),
            "stage names");
    int word = combination.index() % words;
    return STAGE_FORMS
            .get(combination.index() / words)
            .formatted(
                STAGE_SYLLABLES.get(word / STAGE_ENDINGS.size())
                    + STAGE_ENDINGS.get(word % STAGE_ENDINGS.size()))
        + combination.suffix();
  }

  private String person(int artist) {
    Tongue tongue = tongueOf(artist);
    int bands = population.count(ArtistKind.BAND);
    int stages = population.count(ArtistKind.REMIXER) + population.count(ArtistKind.ALIAS);
    int perScene = population.artistsPerScene() - bands - stages;
    int slot = artist % population.artistsPerScene() - bands;
    if (population.kindOf(artist).compareTo(ArtistKind.ALIAS) > 0) {
      slot -= stages;
    }
    int plain = tongue.firstNames().size() * tongue.lastNames();
    int more = tongue.hasInitials() ? plain * INITIALS.length() : 0;
    Combination combination =
        combine(
            rankOfScene(artist) * perScene + slot,
            scenesOf(tongue) * perScene,
            plain,
            more,
            "people of " + tongue.name());
    int words = combination.index() % plain;
    int initial = combination.index() / plain;
    String first = tongue.firstNames().get(words / tongue.lastNames());
    return tongue.fullName(
            initial == 0 ? first : first + " " + INITIALS.charAt(initial - 1) + ".",
            tongue.lastName(words % tongue.lastNames()))
        + combination.suffix();
  }

  String label(int label) {
    int slot = label % population.labelsPerScene();
    int scene = label / population.labelsPerScene();
    Tongue tongue = Tongue.ofScene(scene);
    int nouns = tongue.nouns().size();
    int phrases = tongue.adjectives().size() * nouns;
    Combination combination =
        combine(
            Tongue.rankOfScene(scene) * population.labelsPerScene() + slot,
            scenesOf(tongue) * population.labelsPerScene(),
            phrases,
            phrases * (LABEL_WORDS - 1),
            "labels of " + tongue.name());
    String phrase = phrase(tongue, combination.index() % phrases);
    List<String> words =
        switch (slot - (population.labelsPerScene() - Population.OTHER_LABELS)) {
          case 0, 1 -> List.of("Studio", "Studios", "Sound Studio");
          case 2 -> List.of("Pressing", "Pressings", "Pressing Plant");
          case 3 -> List.of("Publishing", "Songs", "Music Publishing");
          case 4 -> List.of("Series", "Editions", "Archive");
          default -> tongue.labelWords();
        };
    String kind = words.get(combination.index() / phrases);
    return phrase + " " + kind + combination.suffix();
  }

  /// Other ways in which a name is printed; none of them is the name itself.
  List<String> variations(int artist) {
    String name = withoutNumber(artist(artist));
    List<String> variations = new ArrayList<>();
    int space = name.lastIndexOf(' ');
    ArtistKind kind = population.kindOf(artist);
    if (kind.person() && space > 0) {
      String last = name.substring(space + 1);
      variations.add(name.substring(0, name.offsetByCodePoints(0, 1)) + ". " + last);
      variations.add(last);
    } else if (name.startsWith("The ")) {
      variations.add(name.substring(4));
    } else if (name.startsWith("DJ ")) {
      variations.add(name.substring(3));
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (!upper.equals(name)) {
      variations.add(upper);
    }
    if (variations.isEmpty()) {
      variations.add(name.substring(0, 1) + "・" + name.substring(1));
    }
    return variations;
  }

  /// The name as people say it: `Vera Lindgren (2)` is `Vera Lindgren`.
  static String withoutNumber(String name) {
    int bracket = name.lastIndexOf(" (");
    return bracket > 0 && name.endsWith(")") ? name.substring(0, bracket) : name;
  }

  private int rankOfScene(int artist) {
    return Tongue.rankOfScene(population.sceneOf(artist));
  }

  private int scenesOf(Tongue tongue) {
    return Tongue.countBelow(tongue, population.scenes());
  }

  /// @param number 0 for the first with this name
  private record Combination(int index, int number) {
    String suffix() {
      return number == 0 ? "" : " (" + (number + 1) + ")";
    }
  }

  /// Chooses for a rank among `total` one of `simple + rare` combinations; rare ones only when the
  /// simple ones do not suffice.
  private Combination combine(int rank, int total, int simple, int rare, String what) {
    int wanted = Math.max(1, (int) (total * 23L / 25));
    int used = Math.min(simple + rare, wanted);
    int base = rank % used;
    int index =
        base < simple
            ? shuffle(simple, what).at(base)
            : simple + shuffle(rare, "rare " + what).at(base - simple);
    return new Combination(index, rank / used);
  }

  private Shuffle shuffle(int size, String what) {
    return shuffles.computeIfAbsent(what, w -> Shuffle.of(size, seed, w));
  }

  /// Titles repeat as titles do; they need not be unique.
  static String title(Tongue tongue, Draw draw) {
    String adjective = draw.pick(tongue.adjectives());
    String noun = draw.pick(tongue.nouns());
    String other = draw.pick(tongue.nouns());
    return switch (draw.below(9)) {
      case 0 -> noun;
      case 1 -> tongue.space().isEmpty() ? noun + "と" + other : noun + " & " + other;
      case 2 -> tongue.phrase(adjective, noun) + " <" + other + ">";
      case 3 -> "“" + tongue.phrase(adjective, noun) + "”";
      case 4 -> noun + " No. " + draw.between(1, 12);
      default -> tongue.phrase(adjective, noun);
    };
  }

  /// A fixed property of an artist, such as the instrument.
  <T> T property(int artist, List<T> choices) {
    return Draw.of(seed, Stream.ARTIST, artist).pick(choices);
  }
}
