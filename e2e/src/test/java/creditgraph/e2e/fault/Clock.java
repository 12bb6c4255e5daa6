package creditgraph.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The clock of one node, which can be set while it runs: Debian's libfaketime answers the JVM's
/// questions for the time of day. Waiting, and the counter that nobody sets, stay as they are, as
/// when an administrator or a time server sets a clock.
///
/// @param offset the file that says by how much the clock is wrong
record Clock(Path library, Path offset) {

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String NAME = "libfaketimeMT.so.1";

  /// A clock that is right; empty where the library is not installed.
  static Optional<Clock> create(Path offset) throws IOException {
    try (Stream<Path> places = Files.list(LIBRARIES)) {
      Optional<Path> library =
          places
              .map(place -> place.resolve("faketime").resolve(NAME))
              .filter(Files::exists)
              .findFirst();
      if (library.isEmpty()) {
        return Optional.empty();
      }
      Clock clock = new Clock(library.get(), offset);
      clock.setOff("+0");
      return Optional.of(clock);
    }
  }

  /// Noticed within a second.
  ///
  /// @param by `+3600` or `-3600`, in seconds
  void setOff(String by) throws IOException {
    Path fresh = Files.writeString(offset.resolveSibling("offset.new"), by + "\n");
    Files.move(fresh, offset, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Where a node lives by this clock.
  Site at(Site site) {
    return site.entered(
        List.of(
            "env",
            "LD_PRELOAD=" + library,
            "FAKETIME_TIMESTAMP_FILE=" + offset,
            "FAKETIME_CACHE_DURATION=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
            "DONT_FAKE_MONOTONIC=1",
            // Without it waits for a condition return at once.
            "FAKETIME_FORCE_MONOTONIC_FIX=0"));
  }
}
