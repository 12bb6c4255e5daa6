package creditgraph.protocol.path;

import com.fasterxml.jackson.annotation.JsonIgnore;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Which of all routes between two artists are meant, beyond "a shortest one".
///
/// Lists of what to avoid are kept sorted and without repeats, so that equal wishes are equal
/// however they were put. What cannot be asked together is refused: all shortest routes, and a
/// cheapest one, know no artists to visit and no order of years, for these are about a route as a
/// whole; a cheapest route is not a shortest one, so that their number says nothing of it.
///
/// @param routes up to so many of all shortest routes, and their number; 0 for one, uncounted
/// @param seed of a draw in which each of all shortest routes is equally likely; 0 for no draw
/// @param hubPenalty for a cheapest route in place of a shortest one
/// @param years in which every release of a route was published
/// @param yearOrder on the way from the question's first artist to its second
/// @param maxReleases a longer route is no answer; 0 for no limit but the search's
/// @param maxPeople artists whom a release of a route may credit; 0 for any number
/// @param avoidFormats names or descriptions of formats as Discogs spells them, `Compilation`
/// @param via artists to visit, in this order
public record RouteOptions(
    int routes,
    long seed,
    HubPenalty hubPenalty,
    YearWindow years,
    YearOrder yearOrder,
    int maxReleases,
    int maxPeople,
    List<String> avoidFormats,
    List<ArtistId> avoidArtists,
    List<ReleaseId> avoidReleases,
    List<ArtistId> via)
    implements WireMessage {

  public static final int MAX_ROUTES = 20;

  /// Numbers of JSON are exact up to here, wherever they are read.
  public static final long MAX_SEED = (1L << 53) - 1;

  public static final int MAX_RELEASES = 64;
  public static final int MAX_PEOPLE = 1_000_000;
  public static final int MAX_FORMATS = 8;
  public static final int MAX_FORMAT_CHARACTERS = 40;
  public static final int MAX_AVOIDED = 32;
  public static final int MAX_VIA = 8;

  private static final String BESIDE_ALL = "expected none beside routes or a seed";
  private static final String BESIDE_CHEAPEST = "expected none beside a hubPenalty";

  /// One shortest route, whichever it is.
  public static final RouteOptions NONE =
      new RouteOptions(
          0,
          0,
          HubPenalty.NONE,
          YearWindow.ALL,
          YearOrder.ANY,
          0,
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /// A node that knows an option no more, or not yet, leaves it out.
  ///
  /// @throws IllegalArgumentException whose message begins with the field: `via: …`
  public RouteOptions {
    hubPenalty = hubPenalty == null ? HubPenalty.NONE : hubPenalty;
    years = years == null ? YearWindow.ALL : years;
    yearOrder = yearOrder == null ? YearOrder.ANY : yearOrder;
    avoidFormats = sorted("avoidFormats", avoidFormats, MAX_FORMATS, Comparator.naturalOrder());
    avoidArtists =
        sorted("avoidArtists", avoidArtists, MAX_AVOIDED, Comparator.comparingInt(ArtistId::value));
    avoidReleases =
        sorted(
            "avoidReleases", avoidReleases, MAX_AVOIDED, Comparator.comparingInt(ReleaseId::value));
    via = via == null ? List.of() : List.copyOf(via);
    requireRange("routes", routes, MAX_ROUTES);
    requireRange("seed", seed, MAX_SEED);
    requireRange("maxReleases", maxReleases, MAX_RELEASES);
    requireRange("maxPeople", maxPeople, MAX_PEOPLE);
    require(maxPeople != 1, "maxPeople", "expected 2 at least, for a release of one joins nobody");
    require(via.size() <= MAX_VIA, "via", () -> "expected %d artists at most".formatted(MAX_VIA));
    for (String format : avoidFormats) {
      require(
          !format.isBlank()
              && format.length() <= MAX_FORMAT_CHARACTERS
              && format.codePoints().noneMatch(RouteOptions::isNoText),
          "avoidFormats",
          () ->
              "expected names of 1 to %d characters, none a control character"
                  .formatted(MAX_FORMAT_CHARACTERS));
    }
    requireCompatible(routes, seed, hubPenalty, yearOrder, maxReleases, avoidArtists, via);
  }

  private static void requireCompatible(
      int routes,
      long seed,
      HubPenalty hubPenalty,
      YearOrder yearOrder,
      int maxReleases,
      List<ArtistId> avoidArtists,
      List<ArtistId> via) {
    boolean ofAll = routes > 0 || seed > 0;
    boolean ofOne = !ofAll && !hubPenalty.weighs();
    String beside = ofAll ? BESIDE_ALL : BESIDE_CHEAPEST;
    require(routes == 0 || seed == 0, "seed", "expected none beside routes: one draw is one route");
    require(!ofAll || !hubPenalty.weighs(), "hubPenalty", beside);
    require(ofOne || via.isEmpty(), "via", beside);
    require(ofOne || yearOrder == YearOrder.ANY, "yearOrder", beside);
    require(!hubPenalty.weighs() || maxReleases == 0, "maxReleases", beside);
    List<ArtistId> both = via.stream().filter(avoidArtists::contains).distinct().toList();
    require(both.isEmpty(), "via", () -> "artists %s are to be avoided as well".formatted(both));
  }

  @JsonIgnore
  public boolean isNone() {
    return equals(NONE);
  }

  /// Whether some route may be no answer, although it joins the two.
  @JsonIgnore
  public boolean isConstrained() {
    return !years.isAll()
        || yearOrder != YearOrder.ANY
        || maxReleases > 0
        || maxPeople > 0
        || !avoidFormats.isEmpty()
        || !avoidArtists.isEmpty()
        || !avoidReleases.isEmpty()
        || !via.isEmpty();
  }

  /// The same wishes of somebody who asks from the other end.
  public RouteOptions reversed() {
    if (yearOrder == YearOrder.ANY && via.size() < 2) {
      return this;
    }
    return new RouteOptions(
        routes,
        seed,
        hubPenalty,
        years,
        yearOrder.reversed(),
        maxReleases,
        maxPeople,
        avoidFormats,
        avoidArtists,
        avoidReleases,
        via.reversed());
  }

  /// The options that are set, always in the same order: `years=1960-1969;via=43,44`. Equal texts
  /// mean equal options. Empty for [#NONE].
  public String canonical() {
    List<String> set = new ArrayList<>();
    add(set, routes > 0, "routes", routes);
    add(set, seed > 0, "seed", seed);
    add(set, hubPenalty.weighs(), "hubPenalty", hubPenalty);
    add(set, !years.isAll(), "years", years);
    add(set, yearOrder != YearOrder.ANY, "yearOrder", yearOrder.word());
    add(set, maxReleases > 0, "maxReleases", maxReleases);
    add(set, maxPeople > 0, "maxPeople", maxPeople);
    add(set, !avoidFormats.isEmpty(), "avoidFormats", escaped(avoidFormats));
    add(set, !avoidArtists.isEmpty(), "avoidArtists", joined(avoidArtists));
    add(set, !avoidReleases.isEmpty(), "avoidReleases", joined(avoidReleases));
    add(set, !via.isEmpty(), "via", joined(via));
    return String.join(";", set);
  }

  private static void add(List<String> set, boolean isSet, String name, Object value) {
    if (isSet) {
      set.add(name + "=" + value);
    }
  }

  private static String joined(List<?> ids) {
    return ids.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  /// A name may hold anything, also what separates names.
  private static String escaped(List<String> names) {
    return names.stream()
        .map(name -> name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;"))
        .collect(Collectors.joining(","));
  }

  /// A lone surrogate cannot be written as UTF-8.
  private static boolean isNoText(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }

  private static <T> List<T> sorted(String field, List<T> given, int most, Comparator<T> order) {
    if (given == null || given.isEmpty()) {
      return List.of();
    }
    List<T> sorted = given.stream().distinct().sorted(order).toList();
    require(sorted.size() <= most, field, () -> "expected %d entries at most".formatted(most));
    return sorted;
  }

  private static void requireRange(String field, long value, long most) {
    require(
        0 <= value && value <= most,
        field,
        () -> "expected 1 to %d, found %d".formatted(most, value));
  }

  /// @param rule made only once it is broken: every question comes past here
  private static void require(boolean kept, String field, Supplier<String> rule) {
    if (!kept) {
      throw new IllegalArgumentException(field + ": " + rule.get());
    }
  }

  private static void require(boolean kept, String field, String rule) {
    require(kept, field, () -> rule);
  }
}
