package creditgraph.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.typesafe.config.ConfigFactory;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.FindPath;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.RouteOptions;
import java.io.IOException;
import java.io.NotSerializableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.SerializationTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.jackson.JacksonCborSerializer;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type that carries our marker, found by scanning our classes, goes through the serializer
/// and comes back equal.
final class WireRoundTripTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString("pekko.actor.provider = local")
              .withFallback(
                  ConfigFactory.parseString(
                      """
                      pekko.actor {
                        allow-java-serialization = off
                        serialization-bindings {
                          "creditgraph.protocol.WireMessage" = jackson-cbor
                        }
                      }
                      """))
              // Among them what Jackson knows to read and write on a node.
              .withFallback(
                  ConfigFactory.parseResources("creditgraph-node.conf")
                      .withOnlyPath("pekko.serialization")));
  private static final ExampleRecords EXAMPLES =
      new ExampleRecords(KIT.createTestProbe(Object.class).getRef());

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  static List<Class<?>> wireRecords() {
    Stream<JavaClass> ours =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("creditgraph.protocol", "creditgraph.node")
                .stream();
    return ours.filter(type -> type.isAssignableTo(WireMessage.class))
        .filter(type -> !type.isInterface())
        .peek(type ->
            assertThat(type.isRecord() || type.getModifiers().contains(JavaModifier.ABSTRACT))
                .as(type.getName() + " is a record")
                .isTrue())
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("wireRecords")
  void comesBackEqual(Class<?> record) throws NotSerializableException {
    SerializationTestKit serialization = KIT.serializationTestKit();

    for (Object message : EXAMPLES.of(record)) {
      assertThat(serialization.<Object>verifySerialization(message, true)).isEqualTo(message);
      assertThat(serializer(message)).isInstanceOf(JacksonCborSerializer.class);
    }
  }

  @Test
  void takesAHopThatNamesNoKindForACreditedOne() throws JsonProcessingException {
    Object hop = EXAMPLES.of(CreditedHop.class).getFirst();
    ObjectMapper mapper =
        JacksonObjectMapperProvider.get(KIT.system()).getOrCreate("jackson-cbor", Optional.empty());
    ObjectNode tree = mapper.valueToTree(hop);

    assertThat(tree.remove("kind").textValue()).isEqualTo("credited");
    assertThat(mapper.treeToValue(tree, Hop.class)).isEqualTo(hop);
  }

  @Test
  void takesAQuestionWithoutOptionsForAPlainOne() throws IOException {
    FindPath asked =
        new FindPath(
            new RulesetId("performers"),
            new ArtistId(41),
            new ArtistId(45),
            RouteOptions.NONE,
            KIT.createTestProbe(PathReply.class).getRef());
    Serialization serialization = SerializationExtension.get(Adapter.toClassic(KIT.system()));
    ObjectMapper mapper =
        JacksonObjectMapperProvider.get(KIT.system()).getOrCreate("jackson-cbor", Optional.empty());
    ObjectNode tree = (ObjectNode) mapper.readTree(serialization.serialize(asked).get());
    tree.remove("options");

    assertThat(serialization.deserialize(mapper.writeValueAsBytes(tree), FindPath.class).get())
        .isEqualTo(asked);
  }

  @Test
  void takesARouteOfBeforeThereWereOptionsForOneShortestRoute() throws JsonProcessingException {
    NamedArtist ada = new NamedArtist(new ArtistId(41), "Ada Vale", 34);
    NamedArtist ines = new NamedArtist(new ArtistId(45), "Ines Quill", 12);
    Found found =
        Found.one(
            new SnapshotRef("2026-11", new RulesetId("performers"), "ab12"),
            ada,
            ines,
            List.of(new MembershipHop(ada, ines, ines.id())),
            2,
            Duration.ofMillis(1));
    ObjectMapper mapper =
        JacksonObjectMapperProvider.get(KIT.system()).getOrCreate("jackson-cbor", Optional.empty());
    ObjectNode tree = mapper.valueToTree(found);
    tree.remove(List.of("cost", "shortestRoutes", "others"));

    assertThat(mapper.treeToValue(tree, PathReply.class)).isEqualTo(found);
  }

  @Test
  void findsAllTheMessages() {
    assertThat(wireRecords()).hasSizeGreaterThan(35);
  }

  @Test
  void refusesWhatDoesNotCarryTheMarker() {
    record Stowaway(String name) {}

    assertThatThrownBy(() -> serializer(new Stowaway("x")))
        .isInstanceOf(NotSerializableException.class);
  }

  private static Object serializer(Object message) throws NotSerializableException {
    return SerializationExtension.get(Adapter.toClassic(KIT.system()))
        .serializerFor(message.getClass());
  }
}
