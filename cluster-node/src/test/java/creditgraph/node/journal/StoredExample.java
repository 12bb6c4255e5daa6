package creditgraph.node.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;

/// What a version wrote to the journal: `src/test/resources/journal/v<N>/<type>.hex` holds each
/// stored form as it was first written, the class name that the journal keeps beside it on the
/// first line, the CBOR bytes on the second. The files are never written again; a new form gets a
/// new folder.
public final class StoredExample {

  private StoredExample() {}

  /// As this version reads it.
  ///
  /// @param family whose serializer reads it
  public static Object read(ActorSystem<?> system, String version, String type, Class<?> family)
      throws IOException {
    List<String> example = lines(version, type);
    Serialization serialization = SerializationExtension.get(Adapter.toClassic(system));
    return serialization
        .deserialize(
            HexFormat.of().parseHex(example.get(1)),
            serialization.serializerFor(family).identifier(),
            example.get(0))
        .get();
  }

  private static List<String> lines(String version, String type) throws IOException {
    String name = "/journal/" + version + "/" + type + ".hex";
    try (InputStream file =
        Objects.requireNonNull(StoredExample.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
