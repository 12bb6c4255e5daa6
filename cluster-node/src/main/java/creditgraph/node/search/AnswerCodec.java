package creditgraph.node.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;

/// Answers as bytes, as they travel between nodes: what an older version wrote is read as an older
/// node's message is.
///
/// Threads: any.
public final class AnswerCodec {

  private final ObjectMapper cbor;

  private AnswerCodec(ObjectMapper cbor) {
    this.cbor = cbor;
  }

  public static AnswerCodec of(ActorSystem<?> system) {
    return new AnswerCodec(
        JacksonObjectMapperProvider.get(system).getOrCreate("jackson-cbor", Optional.empty()));
  }

  byte[] write(PathReply reply) {
    try {
      return cbor.writeValueAsBytes(reply);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be written", e);
    }
  }

  /// @throws UncheckedIOException when these are not the bytes of an answer
  PathReply read(byte[] bytes) {
    try {
      return cbor.readValue(bytes, PathReply.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored answer cannot be read", e);
    }
  }
}
