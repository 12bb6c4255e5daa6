package creditgraph.node.export;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.http.export.ExportNames;
import creditgraph.node.export.UploadSettings.Retries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings exports that have changed to their target.
///
/// Whoever reads there never finds an index or a day's copy that names what is not there: those
/// files that name others are read first and brought last, in the order
///
/// ```
/// <date>.json, <date>.svg, findings ──▶ SHA256SUMS ──▶ index.json ──▶ daily.json, hidden.json, status.json
/// ```
///
/// and a file that cannot be brought ends the round. What was brought is noted in
/// `exports/.uploaded`, so that a restart brings nothing twice; without the note everything is
/// brought again.
///
/// Used by one clerk, one look at a time.
final class ExportUpload implements ExportClerk.Work {

  private static final Logger log = LoggerFactory.getLogger(ExportUpload.class);

  private static final String NOTE = ".uploaded";
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private final ActorSystem<?> system;
  private final Path root;
  private final String targetName;
  private final ExportTarget target;
  private final Retries retries;
  private final Executor blocking;

  /// Sums of what is there, by name; read from the note at the first look.
  private volatile Optional<Map<String, String>> brought = Optional.empty();

  /// Time and size of files as they were when they were brought, by name.
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  /// @param root the directory of all exports
  /// @param targetName tells this target from others, for what one has another may lack
  ExportUpload(
      ActorSystem<?> system,
      Path root,
      String targetName,
      ExportTarget target,
      Retries retries,
      Executor blocking) {
    this.system = system;
    this.root = root;
    this.targetName = targetName;
    this.target = target;
    this.retries = retries;
    this.blocking = blocking;
  }

  /// @param named what names others, read before them
  private record Round(List<String> data, List<ExportedFile> named, Map<String, String> brought) {}

  @Override
  public CompletionStage<Done> look(Instant now) {
    return CompletableFuture.supplyAsync(this::round, blocking).thenCompose(this::bring);
  }

  private Round round() {
    try {
      Map<String, String> noted = brought.isPresent() ? brought.get() : note();
      List<ExportedFile> named = new ArrayList<>();
      for (String name : names().stream().filter(one -> rank(one) > 0).toList().reversed()) {
        named.addFirst(read(name));
      }
      // Listed only now, so that it has whatever the files name that were read.
      List<String> data =
          names().stream().filter(one -> rank(one) == 0).filter(this::isOther).toList();
      return new Round(data, named, new TreeMap<>(noted));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private CompletionStage<Done> bring(Round round) {
    Map<String, String> had = new HashMap<>(round.brought());
    CompletionStage<Done> all = CompletableFuture.completedStage(Done.getInstance());
    for (String name : round.data()) {
      all = all.thenComposeAsync(_ -> bringNow(name, round.brought()), blocking);
    }
    for (ExportedFile file : round.named()) {
      all = all.thenCompose(_ -> bring(file, round.brought()));
    }
    return all.handleAsync(
        (_, failure) -> {
          if (!round.brought().equals(had)) {
            note(round.brought());
          }
          brought = Optional.of(round.brought());
          if (failure != null) {
            throw new CompletionException(failure);
          }
          return Done.getInstance();
        },
        blocking);
  }

  private CompletionStage<Done> bring(ExportedFile file, Map<String, String> there) {
    String sum = HexFormat.of().formatHex(file.sha256());
    if (sum.equals(there.get(file.name()))) {
      return CompletableFuture.completedStage(Done.getInstance());
    }
    return Patterns.retry(
            () -> target.put(file),
            (_, failure) -> failure != null && !isRefused(failure),
            retries.tries() - 1,
            retries.rest(),
            LONGEST_REST,
            0.2,
            system.classicSystem())
        .thenApply(done -> {
          there.put(file.name(), sum);
          log.debug("export brought name={} bytes={}", file.name(), file.bytes().length);
          return done;
        });
  }

  private static boolean isRefused(Throwable failure) {
    return failure instanceof ExportTarget.Refused
        || failure.getCause() instanceof ExportTarget.Refused;
  }

  /// By rank, then by name.
  private List<String> names() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, 2)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(ExportNames::isExport)
          .sorted(
              Comparator.comparingInt(ExportUpload::rank).thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /// 0 for what names no other file.
  private static int rank(String name) {
    if (name.endsWith("/SHA256SUMS")) {
      return 1;
    }
    if (name.endsWith("/index.json")) {
      return 2;
    }
    return name.contains("/") ? 0 : 3;
  }

  private CompletionStage<Done> bringNow(String name, Map<String, String> there) {
    String version = version(name);
    ExportedFile file;
    try {
      file = read(name);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    return bring(file, there)
        .thenApply(done -> {
          versions.put(name, version);
          return done;
        });
  }

  /// Whether a file may differ from what was brought. Files of days are many and hardly ever do, so
  /// they are not read at each look.
  private boolean isOther(String name) {
    return !version(name).equals(versions.get(name));
  }

  private String version(String name) {
    Path file = root.resolve(name);
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private ExportedFile read(String name) throws IOException {
    return ExportedFile.of(name, Files.readAllBytes(root.resolve(name)));
  }

  private Map<String, String> note() throws IOException {
    Path file = root.resolve(NOTE);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    Map<String, String> noted = new TreeMap<>();
    if (!lines.isEmpty() && lines.getFirst().equals(targetName)) {
      for (String line : lines.subList(1, lines.size())) {
        String[] parts = line.split("  ", 2);
        noted.put(parts[1], parts[0]);
      }
    }
    return noted;
  }

  private void note(Map<String, String> there) {
    StringBuilder lines = new StringBuilder(targetName).append('\n');
    there.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    try {
      DurableFiles.write(root.resolve(NOTE), lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
