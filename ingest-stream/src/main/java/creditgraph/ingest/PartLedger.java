package creditgraph.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import creditgraph.catalog.manifest.CatalogFile;
import creditgraph.catalog.manifest.CatalogManifest.SourceFile;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which parts of a catalog in staging are finished: `staging/catalog-<month>.parts.json`.
///
/// ```
/// files of a part ─▶ on the disk ─▶ noted here, durably ─▶ next part
/// ```
///
/// A part counts only when it stands here, so whatever else a killed run left is removed. The
/// totals of a part are those of its type up to its end: to go on, the latest part is enough.
final class PartLedger {

  /// What the finished parts were made from, and all that decides where they end and what is in
  /// them.
  ///
  /// @param maxRecordBytes a longer record is rejected, so it decides too
  record Origin(
      List<SourceFile> sources,
      int parserSchema,
      int roleTaxonomy,
      int partRecords,
      int maxRecordBytes) {

    Origin {
      sources = List.copyOf(sources);
    }

    /// What differs, as the end of a sentence; empty when nothing does.
    private Optional<String> differenceFrom(Origin other) {
      if (!sources.equals(other.sources)) {
        return Optional.of("of other dump files");
      }
      if (parserSchema != other.parserSchema) {
        return Optional.of("by another version of the parser");
      }
      if (roleTaxonomy != other.roleTaxonomy) {
        return Optional.of("by another version of the role taxonomy");
      }
      return equals(other) ? Optional.empty() : Optional.of("with other limits");
    }
  }

  /// A finished part.
  ///
  /// @param type the plural word
  /// @param index of the part within its type, from 0
  /// @param endPosition of its last record, in the inflated file
  /// @param lastOfType whether the file ends with it
  /// @param totals of all parts of the type up to this one
  /// @param rows of all parts of the type up to this one
  /// @param rejectBytes length of the type's reject file after this part
  /// @param files of this part
  record Part(
      String type,
      int index,
      long endPosition,
      boolean lastOfType,
      TypeReport totals,
      SortedMap<String, Long> rows,
      long rejectBytes,
      List<CatalogFile> files) {

    Part {
      rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
      files = List.copyOf(files);
    }

    Part withFiles(List<CatalogFile> written) {
      return new Part(type, index, endPosition, lastOfType, totals, rows, rejectBytes, written);
    }
  }

  private record Content(Origin origin, List<Part> parts) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final Path file;
  private final Origin origin;
  private final List<Part> parts;

  private PartLedger(Path file, Origin origin, List<Part> parts) {
    this.file = file;
    this.origin = origin;
    this.parts = new ArrayList<>(parts);
  }

  /// Takes up what an earlier run has finished, as far as it is of the same origin and still there,
  /// and removes every other file from the staging directory.
  ///
  /// @param say told why something finished is not taken up
  static PartLedger takeUp(
      Path file, Origin origin, CatalogLayout staging, Path rejects, Consumer<String> say)
      throws IOException {
    DurableFiles.removeUnfinished(file);
    PartLedger ledger = new PartLedger(file, origin, noted(file, origin, say));
    Files.createDirectories(staging.directory());
    for (DumpType type : DumpType.values()) {
      ledger.dropWhatIsGone(type, staging, rejects, say);
    }
    ledger.removeUnnoted(staging);
    return ledger;
  }

  private static List<Part> noted(Path file, Origin origin, Consumer<String> say)
      throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
      Optional<String> difference = origin.differenceFrom(content.origin());
      difference.ifPresent(made ->
          say.accept("%s notes parts that were made %s; they are made anew".formatted(file, made)));
      return difference.isPresent() ? List.of() : content.parts();
    } catch (JacksonException e) {
      say.accept(
          "%s is no ledger of parts (%s); all parts are made anew"
              .formatted(file, e.getOriginalMessage()));
      return List.of();
    }
  }

  /// A part without the one before it is of no use: the first that is gone takes the rest with it.
  private void dropWhatIsGone(
      DumpType type, CatalogLayout staging, Path rejects, Consumer<String> say) throws IOException {
    List<Part> ofType = of(type);
    for (int i = 0; i < ofType.size(); i++) {
      Part part = ofType.get(i);
      if (part.index() != i || !isThere(part, staging, rejects)) {
        say.accept(
            "%s: part %d in %s is not what was noted; the type is read again from there"
                .formatted(type.word(), i, staging.directory()));
        parts.removeAll(ofType.subList(i, ofType.size()));
        return;
      }
    }
  }

  private static boolean isThere(Part part, CatalogLayout staging, Path rejects)
      throws IOException {
    for (CatalogFile noted : part.files()) {
      Path file = staging.directory().resolve(noted.path());
      if (!Files.isRegularFile(file) || !CatalogFile.of(staging, file).equals(noted)) {
        return false;
      }
    }
    Path rejected = RejectFile.of(rejects, part.type());
    return part.rejectBytes() == 0
        || (Files.isRegularFile(rejected) && Files.size(rejected) >= part.rejectBytes());
  }

  private void removeUnnoted(CatalogLayout staging) throws IOException {
    Set<Path> noted =
        parts.stream()
            .flatMap(part -> part.files().stream())
            .map(of -> staging.directory().resolve(of.path()))
            .collect(Collectors.toSet());
    List<Path> unnoted;
    try (Stream<Path> walk = Files.walk(staging.directory())) {
      unnoted = walk.filter(Files::isRegularFile).filter(path -> !noted.contains(path)).toList();
    }
    for (Path path : unnoted) {
      Files.delete(path);
    }
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /// The latest finished part of a type.
  Optional<Part> latest(DumpType type) {
    List<Part> ofType = of(type);
    return ofType.isEmpty() ? Optional.empty() : Optional.of(ofType.getLast());
  }

  private List<Part> of(DumpType type) {
    return parts.stream().filter(part -> part.type().equals(type.word())).toList();
  }

  /// The files of all finished parts.
  List<CatalogFile> files() {
    return parts.stream().flatMap(part -> part.files().stream()).toList();
  }

  /// The part is finished and its files are on the disk. Holds after a power cut.
  void note(Part part) throws IOException {
    parts.add(part);
    DurableFiles.write(file, JSON.writeValueAsBytes(new Content(origin, parts)));
  }

  /// Nothing is finished any more.
  static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
