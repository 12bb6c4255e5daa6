package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.damage.DamagedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotBuilderTest {

  @TempDir private Path temporary;

  @Test
  void givesTheSameBytesWhateverTheOrderOfAdding() throws IOException {
    var sorted = SmallWorld.build(temporary.resolve("sorted"));
    for (long seed = 1; seed <= 20; seed++) {
      var shuffled = Files.createDirectory(temporary.resolve("shuffled-" + seed));
      SmallWorld.build(
          shuffled,
          SmallWorld.shuffled(SmallWorld.artists(), seed),
          SmallWorld.shuffled(SmallWorld.releases(), seed));
      assertThat(DamagedCopy.filesOf(shuffled)).isEqualTo(DamagedCopy.filesOf(sorted));
      for (var file : DamagedCopy.filesOf(sorted)) {
        assertThat(shuffled.resolve(file)).hasSameBinaryContentAs(sorted.resolve(file));
      }
    }
  }

  @Test
  void leavesTimeAndCommitOutOfTheFingerprint() throws IOException {
    var first = Manifest.read(SmallWorld.build(temporary.resolve("first")));
    var later = Files.createDirectory(temporary.resolve("later"));
    var source = SmallWorld.SOURCE;
    var otherCommit =
        new SnapshotSource(
            source.month(),
            source.files(),
            source.parserSchema(),
            source.rulesetName(),
            source.rulesetVersion(),
            source.rulesetText(),
            "another commit");
    try (var builder = SnapshotBuilder.create(later, otherCommit)) {
      addAll(builder);
      assertThat(builder.build(Instant.EPOCH).fingerprint()).isEqualTo(first.fingerprint());
    }
    assertThat(SnapshotCheck.check(later).faults()).isEmpty();
  }

  @Test
  void aDifferentRulesetIsADifferentFingerprint() throws IOException {
    var first = Manifest.read(SmallWorld.build(temporary.resolve("first")));
    var other = Files.createDirectory(temporary.resolve("other"));
    var source = SmallWorld.SOURCE;
    var otherRules =
        new SnapshotSource(
            source.month(),
            source.files(),
            source.parserSchema(),
            source.rulesetName(),
            source.rulesetVersion(),
            source.rulesetText() + "# changed\n",
            source.buildCommit());
    try (var builder = SnapshotBuilder.create(other, otherRules)) {
      addAll(builder);
      assertThat(builder.build(SmallWorld.BUILT_AT).fingerprint())
          .isNotEqualTo(first.fingerprint());
    }
  }

  @Test
  void namesTheArtistThatWasNotAdded() throws IOException {
    var directory = Files.createDirectory(temporary.resolve("missing"));
    var withoutBo = SmallWorld.artists().stream().filter(artist -> artist.id() != 20).toList();
    assertThatThrownBy(() -> SmallWorld.build(directory, withoutBo, SmallWorld.releases()))
        .isInstanceOf(SnapshotInvalid.class)
        .hasMessageContaining("20");
    assertThat(directory.resolve(Manifest.FILE_NAME)).doesNotExist();
  }

  @Test
  void namesTheIdThatWasAddedTwice() throws IOException {
    var directory = Files.createDirectory(temporary.resolve("twice"));
    List<ReleaseEntry> twice = new ArrayList<>(SmallWorld.releases());
    twice.add(SmallWorld.releases().getFirst());
    assertThatThrownBy(() -> SmallWorld.build(directory, SmallWorld.artists(), twice))
        .isInstanceOf(SnapshotInvalid.class)
        .hasMessageContaining("100");
    assertThat(directory.resolve(Manifest.FILE_NAME)).doesNotExist();
  }

  @Test
  void leavesNoTemporaryFileBehind() throws IOException {
    var directory = SmallWorld.build(temporary.resolve("tidy"));
    assertThat(DamagedCopy.filesOf(directory)).noneMatch(name -> name.endsWith(".spool"));
  }

  private static void addAll(SnapshotBuilder builder) throws IOException {
    for (var artist : SmallWorld.artists()) {
      builder.add(artist);
    }
    for (var release : SmallWorld.releases()) {
      builder.add(release);
    }
  }
}
