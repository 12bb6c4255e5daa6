package creditgraph.game.ruleset;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import java.util.List;

/// Refuses `include`: a ruleset that reads other files has a hash that does not say everything.
record NoIncludes(String origin) implements ConfigIncluder {

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    throw new RulesetInvalid(
        List.of(
            "%s: include \"%s\" is refused: a ruleset is one file; copy what you need into it"
                .formatted(origin, what)));
  }
}
