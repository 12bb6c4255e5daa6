package creditgraph.ingest.profile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.graph.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Where profiles lie: `profiles/<month>/profile.json` and `profile.md`, beside the catalogs and
/// not in them, since they say how a month differs from the one before.
///
/// @param dataRoot that has `curated/`
public record ProfileFiles(Path dataRoot) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public Path json(String month) {
    return directory(month).resolve("profile.json");
  }

  public Path report(String month) {
    return directory(month).resolve("profile.md");
  }

  private Path directory(String month) {
    return dataRoot.resolve("profiles").resolve(month);
  }

  public void write(CatalogProfile profile) throws IOException {
    Files.createDirectories(directory(profile.month()));
    DurableFiles.write(json(profile.month()), JSON.writeValueAsBytes(profile));
    DurableFiles.write(
        report(profile.month()), ProfileReport.markdown(profile).getBytes(StandardCharsets.UTF_8));
  }

  /// @throws IOException naming the file, when it is no profile
  public CatalogProfile read(String month) throws IOException {
    try {
      return JSON.readValue(json(month).toFile(), CatalogProfile.class);
    } catch (JacksonException e) {
      throw new IOException(
          "%s is no profile: %s. Make it again with mcg profile %s."
              .formatted(json(month), e.getOriginalMessage(), month),
          e);
    }
  }

  /// The latest month before this one with a published catalog and an accepted profile. Months
  /// without a date are compared with nothing.
  Optional<CatalogProfile> before(String month) throws IOException {
    Path profiles = dataRoot.resolve("profiles");
    if (!Files.isDirectory(profiles) || !isDated(month)) {
      return Optional.empty();
    }
    Iterable<String> earlier;
    try (Stream<Path> directories = Files.list(profiles)) {
      earlier =
          directories
              .map(directory -> directory.getFileName().toString())
              .filter(name -> isDated(name) && name.compareTo(month) < 0)
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (String name : earlier) {
      if (Files.exists(CatalogLayout.ofMonth(dataRoot, name).manifest())
          && Files.exists(json(name))) {
        CatalogProfile profile = read(name);
        if (profile.accepted()) {
          return Optional.of(profile);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDated(String month) {
    return month.matches("\\d{4}-\\d{2}");
  }
}
