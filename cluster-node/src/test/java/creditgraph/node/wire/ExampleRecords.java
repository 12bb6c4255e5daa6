package creditgraph.node.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.YearOrder;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.score.ArtistPair;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.sweep.SweepSpec;
import creditgraph.protocol.verify.VerifySpec;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;

/// Makes an instance of any message type from its components alone, so that no type can be
/// forgotten: a field of a sealed family gets each of its cases in turn.
final class ExampleRecords {

  private final ActorRef<?> actor;

  ExampleRecords(ActorRef<?> actor) {
    this.actor = actor;
  }

  /// Every record below a type that lists them, or the record itself.
  static Stream<Class<?>> cases(Class<?> type) {
    if (type.isInterface() && !type.isSealed() && type.isAnnotationPresent(JsonSubTypes.class)) {
      return Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
          .flatMap(one -> cases(one.value()));
    }
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ExampleRecords::cases)
        : Stream.of(type);
  }

  /// At least one instance; more where a component has several cases.
  List<Object> of(Class<?> record) {
    if (List.of(
            HubPenalty.class,
            SweepSpec.class,
            ScoreSpec.class,
            VerifySpec.class,
            RouteOptions.class)
        .contains(record)) {
      return values(record);
    }
    RecordComponent[] components = record.getRecordComponents();
    List<List<Object>> values =
        Arrays.stream(components).map(component -> values(component.getGenericType())).toList();
    int most = values.stream().mapToInt(List::size).max().orElse(1);
    return Stream.iterate(0, turn -> turn + 1)
        .limit(most)
        .map(turn -> instance(record, components, values, turn))
        .toList();
  }

  private static Object instance(
      Class<?> record, RecordComponent[] components, List<List<Object>> values, int turn) {
    try {
      Constructor<?> canonical =
          record.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      canonical.setAccessible(true);
      return canonical.newInstance(
          values.stream().map(choices -> choices.get(turn % choices.size())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no example of " + record, e);
    }
  }

  private List<Object> values(Type type) {
    if (type instanceof ParameterizedType generic) {
      return parameterized(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class) {
      return List.of(7);
    }
    if (plain == long.class || plain == Long.class) {
      return List.of(Long.MAX_VALUE);
    }
    if (plain == String.class) {
      // Also a legal ruleset name, run and id.
      return List.of("a1");
    }
    if (plain.isEnum()) {
      return List.of((Object[]) plain.getEnumConstants());
    }
    if (plain == Duration.class) {
      return List.of(Duration.ofMillis(1_234));
    }
    if (plain == Instant.class) {
      return List.of(Instant.parse("2026-11-22T06:00:00.123456789Z"));
    }
    if (plain == double.class) {
      return List.of(0.1);
    }
    if (plain == boolean.class) {
      return List.of(true, false);
    }
    if (plain == HubPenalty.class) {
      return List.of(HubPenalty.NONE, HubPenalty.of(7));
    }
    if (plain == SweepSpec.class) {
      return List.of(
          new SweepSpec(
              "a1",
              List.of(new RulesetId("a1"), new RulesetId("a2")),
              List.of(HubPenalty.NONE, HubPenalty.of(7)),
              List.of(YearWindow.ALL, new YearWindow(1960, 1969)),
              List.of(7, 1_000),
              List.of(Long.MIN_VALUE, Long.MAX_VALUE),
              7));
    }
    if (plain == ScoreSpec.class) {
      RulesetId ruleset = new RulesetId("a1");
      ArtistPair pair = new ArtistPair(new ArtistId(1), new ArtistId(2));
      return List.of(
          new ScoreSpec(ruleset, 7, List.of(), 2, Long.MIN_VALUE, "a1"),
          new ScoreSpec(ruleset, 0, List.of(pair, pair), 1, Long.MAX_VALUE, ""));
    }
    if (plain == RouteOptions.class) {
      return List.of(RouteOptions.NONE, everyConstraint(), manyRoutes());
    }
    if (plain == VerifySpec.class) {
      return List.of(
          new VerifySpec(
              new RulesetId("a1"), List.of(new VerifySpec.CheckedNode("a1", "a2")), "a3"));
    }
    return cases(plain).flatMap(one -> of(one).stream()).toList();
  }

  private static RouteOptions everyConstraint() {
    return new RouteOptions(
        0,
        0,
        HubPenalty.NONE,
        new YearWindow(1960, 1969),
        YearOrder.DESCENDING,
        7,
        8,
        List.of("Compilation", "LP"),
        List.of(new ArtistId(1), new ArtistId(2)),
        List.of(new ReleaseId(3)),
        List.of(new ArtistId(5), new ArtistId(4)));
  }

  private static RouteOptions manyRoutes() {
    return new RouteOptions(
        0,
        RouteOptions.MAX_SEED,
        HubPenalty.NONE,
        YearWindow.ALL,
        YearOrder.ANY,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private List<Object> parameterized(ParameterizedType type) {
    Type raw = type.getRawType();
    if (raw == ActorRef.class) {
      return List.of(actor);
    }
    if (raw == List.class) {
      List<Object> elements = values(type.getActualTypeArguments()[0]);
      return List.of(elements, List.of());
    }
    if (raw == Map.class) {
      Object key = values(type.getActualTypeArguments()[0]).getFirst();
      return List.of(Map.of(key, values(type.getActualTypeArguments()[1]).getFirst()));
    }
    throw new AssertionError("no example of " + type + "; teach this class to make one");
  }
}
