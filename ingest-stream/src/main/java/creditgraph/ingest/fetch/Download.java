package creditgraph.ingest.fetch;

import creditgraph.ingest.dump.DumpManifest;
import creditgraph.ingest.dump.DumpManifest.SourceFile;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.fetch.FetchFailed.Reason;
import creditgraph.ingest.progress.Progress;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/// One file, from where its part ends to its checksum.
///
/// ```
/// .part shorter ── Range, If-Range ─▶ 206 of the same content: append
///       ▲                             200 of the same content: from the start
///       └── cut, stalled, busy ──┘    of another content:      stop, the part goes
/// .part whole ── SHA-256 ─▶ rename, or .wrong
/// ```
final class Download {

  /// A try that brought so much got somewhere.
  static final long PROGRESS_BYTES = 1 << 20;

  private final Web web;
  private final Duration stall;
  private final Supplier<Patience> patience;
  private final Supplier<Pace> pace;
  private final Progress progress;

  Download(
      Web web,
      Duration stall,
      Supplier<Patience> patience,
      Supplier<Pace> pace,
      Progress progress) {
    this.web = web;
    this.stall = stall;
    this.patience = patience;
    this.pace = pace;
    this.progress = progress;
  }

  /// @param expected what the file must be
  /// @return whether anything was transferred; false when the file was there, and right
  /// @throws DumpRefused when its bytes are not the published ones; they are kept as `.wrong`
  boolean fetch(RemoteFile remote, SourceFile expected, Path target) throws IOException {
    if (Files.exists(target)) {
      progress.phase(expected.type(), "bytes there", expected.bytes());
      if (isRight(target, expected)) {
        progress.advance(expected.bytes());
        return false;
      }
      Path aside = setAside(target, target);
      progress.say(
          "%s was there with other bytes than published; it is %s now"
              .formatted(target, aside.getFileName()));
    }
    progress.phase(expected.type(), "bytes", remote.bytes());
    try (PartFile part = PartFile.open(target, remote)) {
      transfer(remote, part);
      progress.phase("checksum", "bytes", remote.bytes());
      String found = sha256(part.file());
      if (!found.equals(expected.sha256())) {
        Path aside = setAside(part.file(), target);
        part.abandon();
        throw wrong(remote, expected, found, aside);
      }
      part.complete(target);
      return true;
    }
  }

  private boolean isRight(Path file, SourceFile expected) throws IOException {
    return Files.size(file) == expected.bytes() && sha256(file).equals(expected.sha256());
  }

  private String sha256(Path file) throws IOException {
    return DumpManifest.sha256(file, progress::read);
  }

  private static Path setAside(Path file, Path target) throws IOException {
    Path aside = target.resolveSibling(target.getFileName() + ".wrong");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    return aside;
  }

  private static DumpRefused wrong(
      RemoteFile remote, SourceFile expected, String found, Path aside) {
    return new DumpRefused(
        "%s came with the SHA-256 %s where CHECKSUM says %s. It is kept as %s and was not taken; run the same command again to fetch it anew."
            .formatted(remote.uri(), found, expected.sha256(), aside));
  }

  private void transfer(RemoteFile remote, PartFile part) throws IOException {
    Patience left = patience.get();
    Pace ofFile = pace.get();
    progress.readTo(part.bytes());
    while (part.bytes() < remote.bytes()) {
      long before = part.bytes();
      try {
        attempt(remote, part, ofFile);
      } catch (TryAgain e) {
        if (part.bytes() - before >= PROGRESS_BYTES) {
          left.progressed();
        }
        left.afterFailure(
            "%s at byte %d of %d".formatted(remote.uri(), part.bytes(), remote.bytes()),
            e,
            Reason.BROKEN_OFF);
      } catch (InterruptedException e) {
        throw Patience.interrupted(e);
      }
    }
  }

  private void attempt(RemoteFile remote, PartFile part, Pace ofFile)
      throws IOException, TryAgain, InterruptedException {
    long from = part.bytes();
    HttpRequest.Builder request = HttpRequest.newBuilder(remote.uri()).GET();
    if (from > 0) {
      request.setHeader("Range", "bytes=" + from + "-");
      if (!remote.etag().isEmpty()) {
        request.setHeader("If-Range", remote.etag());
      }
    }
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer =
        web.send(request, BodyHandlers.ofPublisher());
    try (BodyQueue body = new BodyQueue()) {
      answer.body().subscribe(body);
      takePlace(remote, part, answer);
      append(remote, part, body, ofFile);
    }
  }

  /// Puts the part where the answer goes on, if it is an answer that can be taken.
  private void takePlace(RemoteFile remote, PartFile part, HttpResponse<?> answer)
      throws IOException, TryAgain {
    HttpHeaders headers = answer.headers();
    int status = answer.statusCode();
    if (status == 416) {
      part.restart();
      throw new TryAgain("the server refuses to go on from there");
    }
    if (status != 200 && status != 206) {
      throw Web.refused(remote.uri(), status);
    }
    long from = status == 206 ? part.bytes() : 0;
    if (!remote.sameContent(headers)) {
      throw changed(remote, part, "its ETag was " + remote.etag());
    }
    if (status == 206) {
      requireRange(remote, part, headers);
    } else if (part.bytes() > 0) {
      progress.say(remote.uri() + ": the server sends the whole file again");
      part.restart();
      progress.readTo(0);
    }
    long announced = headers.firstValueAsLong("Content-Length").orElse(remote.bytes() - from);
    if (announced != remote.bytes() - from) {
      throw new TryAgain(
          "the server announces %d bytes where %d are left"
              .formatted(announced, remote.bytes() - from));
    }
  }

  private static void requireRange(RemoteFile remote, PartFile part, HttpHeaders headers)
      throws IOException {
    String found = headers.firstValue("Content-Range").orElse("no Content-Range");
    String expected = "bytes %d-%d/%d".formatted(part.bytes(), remote.bytes() - 1, remote.bytes());
    if (!found.equals(expected)) {
      throw changed(remote, part, "expected " + expected + ", found " + found);
    }
  }

  private static FetchFailed changed(RemoteFile remote, PartFile part, String how)
      throws IOException {
    part.abandon();
    return new FetchFailed(
        Reason.BROKEN_OFF,
        "%s changed while it was fetched: %s. Its part was removed; run the same command again to begin anew."
            .formatted(remote.uri(), how));
  }

  private void append(RemoteFile remote, PartFile part, BodyQueue body, Pace ofFile)
      throws IOException, TryAgain, InterruptedException {
    for (List<ByteBuffer> piece = body.next(stall); !piece.isEmpty(); piece = body.next(stall)) {
      for (ByteBuffer bytes : piece) {
        int count = bytes.remaining();
        if (part.bytes() + count > remote.bytes()) {
          part.restart();
          progress.readTo(0);
          throw new TryAgain("more came than the %d bytes announced".formatted(remote.bytes()));
        }
        part.append(bytes);
        progress.read(count);
        progress.advance(count);
        ofFile.came(count);
      }
    }
    if (part.bytes() < remote.bytes()) {
      throw new TryAgain("the answer ended early");
    }
  }
}
