package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Random damage to generated dumps: whatever the bytes, a record is read, rejected, or the file
/// refused; nothing else is thrown, nothing runs on for ever, and what comes of a record does not
/// depend on those that are parsed with it.
class MutatedDumpSeededTest {

  private static final int ROUNDS = 150;
  private static final int MAX_BYTES = 24_000;
  private static final String[] SPLICES = {
    "<",
    ">",
    "&",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?",
    "<!DOCTYPE a [",
    "\u0000",
    "\u00ff\u00fe",
    "<release id=\"1\">",
    "</release>",
    "<label>",
    "</label>",
    "<sublabels>",
    "</sublabels>",
    "<artist>",
    "</artist>",
    "<master>",
    "</releases>",
    "\"",
    "&#x110000;",
    "&a;",
    "<id>99999999999</id>",
  };

  @TempDir private static Path temporary;

  private final long seed = seed();

  @ParameterizedTest
  @EnumSource
  void readsRejectsOrRefusesAnyBytes(DumpType type) throws IOException {
    byte[] dump = dump(type);
    SplittableRandom random = new SplittableRandom(seed);
    long read = 0;
    long rejected = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path file = Files.write(temporary.resolve(type.word() + ".xml"), mutated(dump, random));
      try {
        FrameLimits limits = new FrameLimits(4096, 1 << 17);
        ReadWhole whole = ReadWhole.of(type, file, limits);
        ReadWhole alone = ReadWhole.oneByOne(type, file, limits);
        assertThat(whole.said(type))
            .as("read together and one by one, seed %d round %d", seed, round)
            .isEqualTo(alone.said(type));
        read += whole.records;
        rejected += whole.rejected.size();
      } catch (DumpRefused refused) {
        assertThat(refused).as("seed %d round %d", seed, round).hasMessageContaining(type.word());
      } catch (RuntimeException e) {
        throw new AssertionError("seed %d round %d of %s".formatted(seed, round, type), e);
      }
    }
    assertThat(read).as("records read, seed %d", seed).isPositive();
    assertThat(rejected).as("records rejected, seed %d", seed).isPositive();
  }

  @Test
  void readsTheUndamagedDumpWhole() throws IOException {
    Path file = Files.write(temporary.resolve("labels.xml"), dump(DumpType.LABELS));

    assertThat(ReadWhole.of(DumpType.LABELS, file).rejected).isEmpty();
  }

  private static byte[] mutated(byte[] dump, SplittableRandom random) {
    byte[] bytes = dump.clone();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = spliced(bytes, at, 0, SPLICES[random.nextInt(SPLICES.length)]);
        case 2 -> bytes = spliced(bytes, at, random.nextInt(1, 60), "");
        default -> bytes = spliced(bytes, at, 3, SPLICES[random.nextInt(SPLICES.length)]);
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, int removed, String inserted) {
    byte[] insert = inserted.getBytes(StandardCharsets.ISO_8859_1);
    int resume = Math.min(bytes.length, at + removed);
    byte[] result = Arrays.copyOf(bytes, at + insert.length + bytes.length - resume);
    System.arraycopy(insert, 0, result, at, insert.length);
    System.arraycopy(bytes, resume, result, at + insert.length, bytes.length - resume);
    return result;
  }

  /// The beginning of a generated dump, closed after its last whole record.
  private static byte[] dump(DumpType type) throws IOException {
    Path world = temporary.resolve("world");
    if (!Files.exists(world)) {
      WorldFiles.write(World.of(100, 1, LocalDate.of(2026, 11, 1)), world, (_, _, _) -> {});
    }
    byte[] gzip =
        Files.readAllBytes(world.resolve("discogs_20261101_%s.xml.gz".formatted(type.word())));
    byte[] all = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    if (all.length <= MAX_BYTES) {
      return all;
    }
    String text = new String(all, 0, MAX_BYTES, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf("\n<" + type.recordElement());
    return (text.substring(0, end) + "\n</" + type.word() + ">\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static long seed() {
    String given = System.getProperty("seed", "");
    long seed = given.isBlank() ? new SplittableRandom().nextLong() : Long.parseLong(given);
    System.out.println("MutatedDumpSeededTest: -Dseed=" + seed);
    return seed;
  }
}
