package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import creditgraph.protocol.sample.SampleSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.DisabledJavaSerializer;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.testkit.javadsl.TestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a node with its real configuration neither sends nor reads, whoever it comes from.
final class SerializationBoundsTest {

  private static final ActorSystem SYSTEM =
      ActorSystem.create(
          NodeConfig.SYSTEM,
          ConfigFactory.parseString("pekko.actor.provider = local")
              .withFallback(NodeConfig.of(NodeSettings.from(ConfigFactory.load()), "")));
  private static final Serialization SERIALIZATION = SerializationExtension.get(SYSTEM);
  private static final byte[] EMPTY_CBOR_ARRAY = {(byte) 0x80};

  private record Unmarked(String text) {}

  private record SerializableRecord(String text) implements Serializable {}

  @AfterAll
  static void shutDown() {
    TestKit.shutdownActorSystem(SYSTEM);
  }

  @Test
  void sendsNothingWithoutTheMarker() {
    assertThatThrownBy(() -> SERIALIZATION.serialize(new Unmarked("x")).get())
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void sendsNothingByJavaSerialization() {
    assertThatThrownBy(() -> SERIALIZATION.serialize(new SerializableRecord("x")).get())
        .isInstanceOf(DisabledJavaSerializer.JavaSerializationException.class);
  }

  @Test
  void readsNothingByJavaSerialization() throws IOException {
    int javaSerializer = SERIALIZATION.serializerFor(SerializableRecord.class).identifier();
    byte[] bytes = javaBytes(new ArrayList<>(List.of("x")));

    assertThatThrownBy(() -> SERIALIZATION.deserialize(bytes, javaSerializer, "").get())
        .isInstanceOf(DisabledJavaSerializer.JavaSerializationException.class);
  }

  @Test
  void readsNoClassWithoutTheMarkerWhateverTheManifestSays() throws NotSerializableException {
    int cbor = SERIALIZATION.serializerFor(SampleSpec.class).identifier();

    assertThat(cbor).isPositive();
    for (Class<?> wanted : List.of(ArrayList.class, Unmarked.class, ProcessBuilder.class)) {
      assertThatThrownBy(
              () -> SERIALIZATION.deserialize(EMPTY_CBOR_ARRAY, cbor, wanted.getName()).get())
          .as(wanted.getName())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wanted.getName());
    }
  }

  private static byte[] javaBytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }
}
