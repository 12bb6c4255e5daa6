package creditgraph.testkit.world;

import creditgraph.testkit.world.Draw.Stream;
import creditgraph.testkit.world.Work.Kind;
import creditgraph.testkit.world.Work.Song;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Decides what a work is and who took part in it. One instance serves one thread.
final class Composer {

  private final Population population;
  private final long seed;
  private final Casting casting;
  private final Shuffle sceneOrder;

  Composer(World world, Population population, Names names) {
    this.population = population;
    this.seed = world.seed();
    this.casting = new Casting(world, population, names);
    this.sceneOrder = Shuffle.of(population.scenes(), world.seed(), "scenes");
  }

  Casting casting() {
    return casting;
  }

  /// The same work for the same number, whoever asks.
  Work compose(int number) {
    Draw draw = Draw.of(seed, Stream.WORK, number);
    Scene scene = Scene.of(seed, sceneOrder.at(number % population.scenes()));
    int chance = draw.below(100);
    if (chance < 42) {
      return album(number, scene, draw, casting.band(scene, draw));
    }
    if (chance < 58) {
      return single(number, scene, draw, casting.band(scene, draw));
    }
    if (chance < 71) {
      return album(number, scene, draw, casting.soloist(scene, draw));
    }
    if (chance < 80) {
      return single(number, scene, draw, casting.singleArtist(scene, draw));
    }
    if (chance < 88) {
      return gathering(number, scene, draw, Kind.COMPILATION);
    }
    if (chance < 91) {
      return gathering(number, scene, draw, Kind.MIX);
    }
    if (chance < 95) {
      return meeting(number, scene, draw);
    }
    return chance < 99 ? recital(number, scene, draw) : sounds(number, scene, draw);
  }

  private Work album(int number, Scene scene, Draw draw, int artist) {
    int count = draw.between(7, 13);
    List<Part> extras = new ArrayList<>(casting.players(scene, draw, artist, count));
    extras.addAll(casting.makers(scene, draw, count));
    boolean writersOnTracks = draw.percent(45);
    if (!writersOnTracks) {
      extras.addAll(casting.writersOfSome(scene, draw, artist, count));
    }
    List<Song> songs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Part> on = writersOnTracks ? casting.writers(scene, draw, artist) : List.of();
      List<Part> guests =
          draw.percent(5)
              ? List.of(Part.played(casting.guest(scene, draw), "Featuring"))
              : List.of();
      songs.add(song(scene, draw, List.of(), both(on, guests)));
    }
    if (draw.percent(7)) {
      songs.add(draw.below(songs.size()), medley(scene, draw, artist));
    }
    return work(
        number,
        scene,
        draw,
        Kind.ALBUM,
        List.of(Part.main(artist, "")),
        limited(extras, songs),
        songs);
  }

  private Work single(int number, Scene scene, Draw draw, int artist) {
    List<Part> mains = new ArrayList<>();
    if (draw.percent(15)) {
      mains.add(Part.main(artist, draw.pick(List.of("Feat.", "&", "With", "vs."))));
      mains.add(Part.main(casting.guest(scene, draw), ""));
    } else {
      mains.add(Part.main(artist, ""));
    }
    List<Song> songs = new ArrayList<>();
    songs.add(song(scene, draw, List.of(), casting.writers(scene, draw, artist)));
    int remixes = draw.below(4);
    for (int i = 0; i < remixes; i++) {
      int remixer = casting.remixer(scene, draw);
      String role = draw.percent(25) ? "Remix, Producer [Additional]" : "Remix";
      songs.add(
          Song.of(
              songs.getFirst().title() + " (" + casting.spoken(remixer) + " Remix)",
              draw.between(180, 560),
              List.of(),
              List.of(Part.played(remixer, role))));
    }
    if (remixes == 0 || draw.percent(30)) {
      songs.add(song(scene, draw, List.of(), List.of()));
    }
    List<Part> extras = new ArrayList<>(casting.players(scene, draw, artist, songs.size()));
    extras.addAll(casting.makers(scene, draw, songs.size()));
    return work(number, scene, draw, Kind.SINGLE, mains, limited(extras, songs), songs);
  }

  private Work gathering(int number, Scene scene, Draw draw, Kind kind) {
    int count = draw.between(10, kind == Kind.MIX ? 18 : 22);
    int host = casting.remixer(scene, draw);
    List<Song> songs = new ArrayList<>();
    boolean headings = draw.percent(20);
    for (int i = 0; i < count; i++) {
      if (headings && i % (count / 2) == 0) {
        songs.add(Song.heading(Names.title(scene.tongue(), draw)));
      }
      List<Part> artists = new ArrayList<>();
      if (draw.percent(4)) {
        artists.add(Part.placeholder(Placeholder.UNKNOWN, ""));
      } else if (draw.percent(12)) {
        artists.add(
            Part.main(casting.anyLeader(scene, draw), draw.pick(List.of("&", "Feat.", ","))));
        artists.add(Part.main(casting.anyLeader(scene, draw), ""));
      } else {
        artists.add(Part.main(casting.anyLeader(scene, draw), ""));
      }
      List<Part> remix =
          draw.percent(10)
              ? List.of(Part.played(casting.remixer(scene, draw), "Remix"))
              : List.of();
      songs.add(song(scene, draw, artists, remix));
    }
    List<Part> mains;
    List<Part> extras = new ArrayList<>();
    if (kind == Kind.MIX) {
      mains = List.of(Part.main(host, ""));
      extras.add(Part.made(host, "DJ Mix"));
    } else {
      mains = List.of(Part.placeholder(Placeholder.VARIOUS, ""));
      extras.add(Part.made(host, "Compiled By"));
    }
    extras.addAll(casting.makers(scene, draw, songs.size()));
    return work(number, scene, draw, kind, mains, limited(extras, songs), songs);
  }

  /// Two leaders on one record, together or a side each.
  private Work meeting(int number, Scene scene, Draw draw) {
    int first = casting.anyLeader(scene, draw);
    int second = casting.anyLeader(scene, draw);
    boolean sides = draw.percent(50);
    int count = draw.between(4, 8);
    List<Song> songs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Part> artists =
          sides ? List.of(Part.main(2 * i < count ? first : second, "")) : List.of();
      songs.add(song(scene, draw, artists, List.of()));
    }
    return work(
        number,
        scene,
        draw,
        Kind.ALBUM,
        List.of(Part.main(first, sides ? "/" : "Meets"), Part.main(second, "")),
        limited(casting.makers(scene, draw, count), songs),
        songs);
  }

  private Work recital(int number, Scene scene, Draw draw) {
    int composer = casting.writer(scene, draw);
    int soloist = casting.soloist(scene, draw);
    List<Song> songs = new ArrayList<>();
    int pieces = draw.between(2, 4);
    for (int i = 0; i < pieces; i++) {
      List<Song> movements = new ArrayList<>();
      int count = draw.between(2, 5);
      for (int j = 0; j < count; j++) {
        List<Part> on =
            draw.percent(40)
                ? List.of(Part.played(casting.guest(scene, draw), casting.instrument(draw)))
                : List.of();
        List<Part> artists = draw.percent(15) ? List.of(Part.main(soloist, "")) : List.of();
        movements.add(
            Song.of(
                draw.pick(List.of("Allegro", "Adagio", "Andante", "Presto", "Largo", "Finale")),
                draw.between(90, 900),
                artists,
                on));
      }
      songs.add(
          Song.index(
              Names.title(scene.tongue(), draw),
              List.of(Part.made(composer, "Composed By")),
              movements));
    }
    Part traditional =
        Part.placeholder(
            Placeholder.TRADITIONAL, draw.percent(50) ? "Written-By" : "Music By [Melody]");
    songs.add(song(scene, draw, List.of(), List.of(traditional)));
    List<Part> extras = new ArrayList<>();
    extras.add(Part.played(casting.guest(scene, draw), "Conductor"));
    extras.add(Part.played(casting.band(scene, draw), "Orchestra"));
    extras.addAll(casting.makers(scene, draw, 0));
    return work(
        number,
        scene,
        draw,
        Kind.RECITAL,
        List.of(Part.main(composer, "-"), Part.main(soloist, "")),
        extras,
        songs);
  }

  private Work sounds(int number, Scene scene, Draw draw) {
    List<Song> songs = new ArrayList<>();
    for (int i = draw.between(8, 16); i > 0; i--) {
      songs.add(song(scene, draw, List.of(), List.of()));
    }
    return work(
        number,
        scene,
        draw,
        Kind.SOUNDS,
        List.of(Part.placeholder(Placeholder.NO_ARTIST, "")),
        limited(casting.makers(scene, draw, songs.size()), songs),
        songs);
  }

  private Song medley(Scene scene, Draw draw, int artist) {
    List<Song> parts = new ArrayList<>();
    for (int i = draw.between(2, 4); i > 0; i--) {
      parts.add(song(scene, draw, List.of(), casting.writers(scene, draw, artist)));
    }
    return Song.index("Medley", List.of(), parts);
  }

  private static Song song(Scene scene, Draw draw, List<Part> artists, List<Part> extras) {
    return Song.of(
        Names.title(scene.tongue(), draw),
        draw.percent(60) ? draw.between(95, 620) : 0,
        artists,
        extras);
  }

  private static Work work(
      int number,
      Scene scene,
      Draw draw,
      Kind kind,
      List<Part> mains,
      List<Part> extras,
      List<Song> songs) {
    String title =
        kind == Kind.SINGLE ? songs.getFirst().title() : Names.title(scene.tongue(), draw);
    if (kind.gathers()) {
      title += " Vol. " + draw.between(1, 9);
    }
    return new Work(
        number,
        scene,
        kind,
        title,
        scene.firstYear() + draw.below(scene.years()),
        mains,
        extras,
        songs);
  }

  /// Limits stay only where they name tracks that can be named: with a position, and not all.
  private static List<Part> limited(List<Part> parts, List<Song> songs) {
    List<Part> limited = new ArrayList<>();
    for (Part part : parts) {
      List<Integer> on =
          part.tracks().stream().filter(i -> i < songs.size() && !songs.get(i).heading()).toList();
      limited.add(on.size() == songs.size() ? part.on(List.of()) : part.on(on));
    }
    return limited;
  }

  private static List<Part> both(List<Part> first, List<Part> second) {
    if (second.isEmpty()) {
      return first;
    }
    List<Part> both = new ArrayList<>(first);
    both.addAll(second);
    return Collections.unmodifiableList(both);
  }
}
