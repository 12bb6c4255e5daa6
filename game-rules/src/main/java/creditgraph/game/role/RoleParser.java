package creditgraph.game.role;

import java.util.ArrayList;
import java.util.List;

/// Splits raw role text into mentions.
///
/// Commas separate, except inside square brackets; brackets hold a mention's detail. White space of
/// any kind and length counts as one blank. Contributors type freely, so nothing is an error: a `]`
/// that closes nothing is text, a `[` that nobody closes reaches to the end, brackets inside
/// brackets stay as they are, and words after a bracket belong to the name.
public final class RoleParser {

  private final String raw;
  private final List<RoleMention> mentions = new ArrayList<>();
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder detail = new StringBuilder();

  private RoleParser(String raw) {
    this.raw = raw;
  }

  /// The mentions in `raw`, in order; none when it says nothing.
  public static List<RoleMention> parse(String raw) {
    return new RoleParser(raw).mentions();
  }

  private List<RoleMention> mentions() {
    int depth = 0;
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      if (c == '[' && ++depth == 1) {
        openDetail();
      } else if (c == ']' && depth > 0 && --depth == 0) {
        name.append(' ');
      } else if (c == ',' && depth == 0) {
        endMention();
      } else {
        (depth == 0 ? name : detail).append(c);
      }
    }
    endMention();
    return List.copyOf(mentions);
  }

  private void openDetail() {
    name.append(' ');
    if (!detail.toString().isBlank()) {
      detail.append("; ");
    }
  }

  private void endMention() {
    RoleMention mention = new RoleMention(fold(name), fold(detail));
    if (!mention.name().isEmpty() || !mention.detail().isEmpty()) {
      mentions.add(mention);
    }
    name.setLength(0);
    detail.setLength(0);
  }

  private static String fold(CharSequence text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean blankDue = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        blankDue = !folded.isEmpty();
      } else {
        if (blankDue) {
          folded.append(' ');
          blankDue = false;
        }
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
