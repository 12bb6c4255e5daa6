package creditgraph.graph.search;

import java.util.Arrays;
import java.util.Objects;

/// The last route a scratch found, in memory that its next search writes over.
///
/// Artist, release, artist, …, as in [CreditPath], of which [#toPath] makes one that stays.
public final class RouteBuffer {

  /// Artists at even places, releases at odd ones.
  private int[] vertices = new int[32];

  private int length;

  RouteBuffer() {}

  /// Number of releases.
  public int length() {
    return length;
  }

  /// @param index 0 to [#length] inclusive
  public int artist(int index) {
    return vertices[2 * Objects.checkIndex(index, length + 1)];
  }

  /// @param index 0 to [#length] exclusive
  public int release(int index) {
    return vertices[2 * Objects.checkIndex(index, length) + 1];
  }

  public CreditPath toPath() {
    int[] artists = new int[length + 1];
    int[] releases = new int[length];
    for (int i = 0; i < length; i++) {
      artists[i] = vertices[2 * i];
      releases[i] = vertices[2 * i + 1];
    }
    artists[length] = vertices[2 * length];
    return CreditPath.of(artists, releases);
  }

  void startAt(int artist) {
    vertices[0] = artist;
    length = 0;
  }

  /// Makes the route `releases` long; its places keep what they held and are set next.
  void setLength(int releases) {
    int needed = 2 * releases + 1;
    if (needed > vertices.length) {
      vertices = Arrays.copyOf(vertices, Math.max(needed, 2 * vertices.length));
    }
    length = releases;
  }

  /// @param place counts artists and releases alike, from 0
  void set(int place, int ordinal) {
    vertices[place] = ordinal;
  }

  void add(int release, int artist) {
    setLength(length + 1);
    vertices[2 * length - 1] = release;
    vertices[2 * length] = artist;
  }

  void reverse() {
    for (int low = 0, high = 2 * length; low < high; low++, high--) {
      int swapped = vertices[low];
      vertices[low] = vertices[high];
      vertices[high] = swapped;
    }
  }
}
