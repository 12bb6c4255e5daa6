package creditgraph.game.ruleset;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import creditgraph.game.role.CreditRole;
import creditgraph.graph.snapshot.CreditScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads rulesets from HOCON.
///
/// A file speaks for itself: it may not include others or read the environment, so that its text
/// and hash say everything. Unknown keys are refused, because a misspelt one would otherwise change
/// the graph in silence. `rulesets/performers.conf` shows every key.
public final class RulesetFile {

  private static final List<String> SHIPPED =
      List.of("everyone", "main-artists", "masters", "performers", "same-track", "studio");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_NAME_LENGTH = 40;

  private RulesetFile() {}

  /// The names that [#shipped] knows, sorted.
  public static List<String> shippedNames() {
    return SHIPPED;
  }

  /// A ruleset that comes with the program.
  ///
  /// @throws RulesetInvalid if none has this name; the message lists those there are
  public static Ruleset shipped(String name) {
    if (!SHIPPED.contains(name)) {
      throw new RulesetInvalid(
          List.of("no ruleset '%s' is shipped; shipped: %s".formatted(name, words(SHIPPED))));
    }
    String resource = "/rulesets/" + name + ".conf";
    try (InputStream in = RulesetFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the game-rules jar");
      }
      return parse(name + ".conf", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }

  /// Reads a ruleset.
  ///
  /// @param origin where the text is from, for messages: a file name
  /// @throws RulesetInvalid with every fault found
  public static Ruleset parse(String origin, String hocon) {
    RulesetKeys keys = RulesetKeys.of(origin, read(origin, hocon));
    String name = keys.text("name");
    if (keys.isSound("name")
        && (!NAME.matcher(name).matches() || name.length() > MAX_NAME_LENGTH)) {
      keys.fault(
          "name",
          "'%s' cannot name a ruleset; allowed: at most %d lower-case letters and digits, with single hyphens between"
              .formatted(name, MAX_NAME_LENGTH));
    }
    Ruleset ruleset =
        new Ruleset(
            name,
            keys.text("version"),
            keys.text("description"),
            hocon,
            scopes(keys),
            roles(keys),
            keys.word(
                "unit", ConnectionUnit.values(), ConnectionUnit::word, ConnectionUnit.RELEASE),
            keys.word("aliases", Aliases.values(), Aliases::word, Aliases.APART),
            keys.word("members", MemberLinks.values(), MemberLinks::word, MemberLinks.APART),
            releases(keys.section("releases")),
            keys.number("max-contributors", 2, Integer.MAX_VALUE, Integer.MAX_VALUE),
            placeholders(keys),
            WeightKeys.read(keys.section("weights")));
    keys.refuseUnknown();
    keys.throwFaults();
    return ruleset;
  }

  private static Config read(String origin, String hocon) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setOriginDescription(origin)
            .setIncluder(new NoIncludes(origin));
    try {
      return ConfigFactory.parseString(hocon, options).resolve(ConfigResolveOptions.noSystem());
    } catch (ConfigException e) {
      throw new RulesetInvalid(List.of(RulesetKeys.located(origin, e)));
    }
  }

  private static Set<CreditRole> roles(RulesetKeys keys) {
    if (keys.isText("roles") && keys.text("roles").equals("all")) {
      return Set.of(CreditRole.values());
    }
    Set<CreditRole> roles = new HashSet<>();
    for (RulesetKeys.Item item : keys.items("roles")) {
      CreditRole.ofWord(item.text())
          .ifPresentOrElse(
              roles::add,
              () -> item.refuse("no such role category", "all, or " + words(CreditRole.words())));
    }
    return roles;
  }

  private static Set<CreditScope> scopes(RulesetKeys keys) {
    Set<CreditScope> scopes = new HashSet<>();
    for (RulesetKeys.Item item : keys.items("scopes")) {
      Arrays.stream(CreditScope.values())
          .filter(scope -> scope.word().equals(item.text()))
          .findFirst()
          .ifPresentOrElse(
              scopes::add,
              () ->
                  item.refuse(
                      "no such scope",
                      words(Arrays.stream(CreditScope.values()).map(CreditScope::word).toList())));
    }
    return scopes;
  }

  private static ReleaseFilter releases(RulesetKeys keys) {
    RulesetKeys years = keys.section("years");
    int from = years.number("from", YearRange.EARLIEST, YearRange.LATEST, YearRange.EARLIEST);
    int to = years.number("to", YearRange.EARLIEST, YearRange.LATEST, YearRange.LATEST);
    if (from > to) {
      years.fault("from", "%d is after to = %d; allowed: from at most to".formatted(from, to));
    }
    years.refuseUnknown();
    ReleaseFilter filter =
        new ReleaseFilter(
            keys.numbers("only", 1, Integer.MAX_VALUE),
            keys.texts("refuse-formats"),
            keys.texts("refuse-descriptions"),
            new YearRange(from, to),
            keys.texts("countries"),
            keys.texts("genres"));
    keys.refuseUnknown();
    return filter;
  }

  private static List<Placeholder> placeholders(RulesetKeys keys) {
    return keys.sections("placeholders").stream()
        .map(entry -> {
          int id = entry.number("id", 1, Integer.MAX_VALUE);
          String name = entry.text("name");
          entry.refuseUnknown();
          return new Placeholder(id, name);
        })
        .toList();
  }

  private static String words(List<String> words) {
    return String.join(", ", words);
  }
}
