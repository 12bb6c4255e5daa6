package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import java.util.ArrayList;
import java.util.List;

/// Chooses people: mostly of the scene, its stars more often than others, and now and then from
/// another scene. These choices give the graph its shape.
final class Casting {

  private static final List<String> INSTRUMENTS =
      List.of(
          "Guitar",
          "Bass",
          "Drums",
          "Keyboards",
          "Vocals",
          "Saxophone",
          "Trumpet",
          "Violin",
          "Cello",
          "Piano",
          "Synthesizer",
          "Percussion [Bongos, Shaker]",
          "Flute",
          "Organ [Hammond]",
          "Acoustic Guitar",
          "Accordion",
          "Double Bass",
          "Trombone",
          "Vibraphone",
          "Harmonica");

  private static final int GUEST_FROM_ELSEWHERE_PERCENT = 20;
  private static final int NEAR_PERCENT = 60;

  private final Population population;
  private final Names names;
  private final long seed;

  Casting(World world, Population population, Names names) {
    this.population = population;
    this.names = names;
    this.seed = world.seed();
  }

  int band(Scene scene, Draw draw) {
    return star(scene.number(), ArtistKind.BAND, draw);
  }

  int soloist(Scene scene, Draw draw) {
    return star(scene.number(), ArtistKind.SOLO, draw);
  }

  /// A soloist, or a remixer under either name.
  int singleArtist(Scene scene, Draw draw) {
    return switch (draw.below(4)) {
      case 0 -> star(scene.number(), ArtistKind.REMIXER, draw);
      case 1 -> star(scene.number(), ArtistKind.ALIAS, draw);
      default -> soloist(scene, draw);
    };
  }

  int writer(Scene scene, Draw draw) {
    return star(scene.number(), ArtistKind.WRITER, draw);
  }

  /// A band or soloist, of this scene or of another.
  int anyLeader(Scene scene, Draw draw) {
    int from = draw.percent(75) ? scene.number() : elsewhere(scene, draw);
    return star(from, draw.percent(60) ? ArtistKind.BAND : ArtistKind.SOLO, draw);
  }

  int remixer(Scene scene, Draw draw) {
    int from = draw.percent(70) ? scene.number() : elsewhere(scene, draw);
    return star(from, ArtistKind.REMIXER, draw);
  }

  /// Someone who plays along: a session player, or a soloist.
  int guest(Scene scene, Draw draw) {
    int from = draw.percent(GUEST_FROM_ELSEWHERE_PERCENT) ? elsewhere(scene, draw) : scene.number();
    return star(from, draw.percent(80) ? ArtistKind.SESSION : ArtistKind.SOLO, draw);
  }

  private int star(int scene, ArtistKind kind, Draw draw) {
    return population.artist(scene, kind, draw.favouringFirst(population.count(kind)));
  }

  private int elsewhere(Scene scene, Draw draw) {
    int scenes = population.scenes();
    int distance =
        draw.percent(NEAR_PERCENT)
            ? draw.between(1, 3) * (draw.percent(50) ? 1 : -1)
            : draw.below(scenes);
    return Math.floorMod(scene.number() + distance, scenes);
  }

  /// Members of a band: its own, and sometimes one of another band of the scene.
  List<Integer> members(int band) {
    Draw draw = Draw.of(seed, Stream.BAND, band);
    int scene = population.sceneOf(band);
    int number = population.numberOf(band);
    int own = draw.between(3, Population.MEMBERS_PER_BAND);
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < own; i++) {
      members.add(
          population.artist(scene, ArtistKind.MEMBER, Population.MEMBERS_PER_BAND * number + i));
    }
    if (draw.percent(40)) {
      int shared =
          population.artist(
              scene, ArtistKind.MEMBER, draw.below(population.count(ArtistKind.MEMBER)));
      if (!members.contains(shared)) {
        members.add(shared);
      }
    }
    return members;
  }

  /// The bands that a member plays in, in order.
  List<Integer> bands(int member) {
    int scene = population.sceneOf(member);
    List<Integer> bands = new ArrayList<>();
    for (int i = 0; i < population.count(ArtistKind.BAND); i++) {
      int band = population.artist(scene, ArtistKind.BAND, i);
      if (members(band).contains(member)) {
        bands.add(band);
      }
    }
    return bands;
  }

  String instrument(Draw draw) {
    return draw.pick(INSTRUMENTS);
  }

  /// Name as people say it.
  String spoken(int artist) {
    return Names.withoutNumber(names.artist(artist));
  }

  /// Who plays: the members of a band, and guests on some tracks.
  List<Part> players(Scene scene, Draw draw, int leader, int tracks) {
    List<Part> players = new ArrayList<>();
    if (population.kindOf(leader) == ArtistKind.BAND && draw.percent(70)) {
      for (int member : members(leader)) {
        String role = names.property(member, INSTRUMENTS);
        players.add(Part.played(member, draw.percent(25) ? role + ", Backing Vocals" : role));
      }
    } else if (draw.percent(30)) {
      players.add(Part.played(leader, "Vocals, " + names.property(leader, INSTRUMENTS)));
    }
    for (int i = draw.favouringFirst(6); i > 0; i--) {
      int guest = guest(scene, draw);
      players.add(
          Part.played(guest, names.property(guest, INSTRUMENTS)).on(some(draw, tracks, 55)));
    }
    return players;
  }

  /// Who makes: producers, engineers, designers, and people nobody has linked.
  List<Part> makers(Scene scene, Draw draw, int tracks) {
    List<Part> makers = new ArrayList<>();
    if (draw.percent(65)) {
      int from = draw.percent(12) ? elsewhere(scene, draw) : scene.number();
      makers.add(
          Part.made(
                  star(from, ArtistKind.PRODUCER, draw),
                  draw.pick(
                      List.of(
                          "Producer",
                          "Producer",
                          "Producer, Arranged By",
                          "Producer [Additional]")))
              .on(some(draw, tracks, 20)));
    }
    if (draw.percent(55)) {
      makers.add(
          Part.made(
              star(scene.number(), ArtistKind.ENGINEER, draw),
              draw.pick(
                  List.of(
                      "Engineer",
                      "Engineer, Mixed By",
                      "Recorded By",
                      "Mixed By [Assistant], Edited By",
                      "Mastered By",
                      "Lacquer Cut By"))));
    }
    if (draw.percent(40)) {
      makers.add(
          Part.made(
              star(scene.number(), ArtistKind.DESIGNER, draw),
              draw.pick(
                  List.of("Artwork", "Design", "Artwork, Layout", "Art Direction, Illustration"))));
    }
    if (draw.percent(16)) {
      makers.add(
          Part.unlinked(
              Names.stranger(scene.tongue(), draw),
              draw.pick(
                  List.of(
                      "Photography By [Cover]",
                      "Liner Notes",
                      "Executive-Producer",
                      "Other [Catering, Driving]"))));
    }
    return makers;
  }

  /// Writers of one track: someone of the band, the leader, or a writer of the scene.
  List<Part> writers(Scene scene, Draw draw, int leader) {
    if (draw.percent(3)) {
      return List.of(Part.placeholder(Placeholder.TRADITIONAL, "Written-By"));
    }
    List<Part> writers = new ArrayList<>();
    writers.add(Part.made(insider(draw, leader), "Written-By"));
    if (draw.percent(35)) {
      writers.add(
          Part.made(writer(scene, draw), draw.percent(50) ? "Written-By" : "Lyrics By, Music By"));
    }
    return writers;
  }

  List<Part> writersOfSome(Scene scene, Draw draw, int leader, int tracks) {
    List<Part> writers = new ArrayList<>();
    for (Part writer : writers(scene, draw, leader)) {
      writers.add(writer.on(some(draw, tracks, 60)));
    }
    return writers;
  }

  private int insider(Draw draw, int leader) {
    return population.kindOf(leader) == ArtistKind.BAND ? draw.pick(members(leader)) : leader;
  }

  /// Some of the tracks, or none, which means all.
  private static List<Integer> some(Draw draw, int tracks, int chance) {
    if (tracks < 3 || !draw.percent(chance)) {
      return List.of();
    }
    int first = draw.below(tracks - 1);
    int last = Math.min(tracks - 1, first + draw.below(4));
    List<Integer> some = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      some.add(i);
    }
    if (last + 2 < tracks && draw.percent(40)) {
      some.add(draw.between(last + 2, tracks - 1));
    }
    return some;
  }
}
