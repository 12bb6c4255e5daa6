package creditgraph.node.challenge;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;

/// What is published and written for days, of one kind of game.
@FunctionalInterface
public interface DailyWork {

  /// Does what is missing for the days around today. Blocks.
  ///
  /// @return whether nothing is left that an open snapshot could help
  boolean bringUpToDate(LocalDate today) throws SQLException, IOException;
}
