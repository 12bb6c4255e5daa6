package creditgraph.protocol.findings;

import creditgraph.protocol.WireMessage;
import java.util.List;

/// How many credits have roles of which family, by year. Exact. A credit is a pair of artist and
/// release.
///
/// @param families in the order of the counts
/// @param years ascending; [#UNDATED] first, if there are such releases
public record RoleCounts(List<Family> families, List<YearCounts> years) implements WireMessage {

  /// In place of a year that nobody stated, or that cannot be.
  public static final int UNDATED = 0;

  public RoleCounts {
    families = List.copyOf(families);
    years = List.copyOf(years);
  }

  /// Whether every year has a number for each family.
  public boolean coversEveryFamily() {
    return years.stream().allMatch(year -> year.byFamily().size() == families.size());
  }

  /// @param name for example `guitars`
  /// @param roles the categories that are in it
  public record Family(String name, List<String> roles) implements WireMessage {
    public Family {
      roles = List.copyOf(roles);
    }
  }

  /// @param inFamilies credits with a role of any family
  /// @param unread of the others, those among extra credits with a role that nobody understood, or
  ///   none
  /// @param byFamily credits with a role of each; one credit may have several
  public record YearCounts(
      int year, int releases, long credits, long inFamilies, long unread, List<Long> byFamily)
      implements WireMessage {
    public YearCounts {
      byFamily = List.copyOf(byFamily);
    }
  }
}
