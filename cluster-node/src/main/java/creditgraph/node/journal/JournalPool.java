package creditgraph.node.journal;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.persistence.jdbc.db.SlickExtension;
import org.apache.pekko.persistence.jdbc.db.SlickExtensionImpl;
import slick.jdbc.hikaricp.HikariCPJdbcDataSource;

/// The connections of the journal, which Slick opens.
public final class JournalPool {

  private JournalPool() {}

  /// The pool that all of persistence shares. Opens it when it is the first to ask, which blocks.
  public static HikariDataSource of(ActorSystem<?> system) {
    SlickExtensionImpl slick = (SlickExtensionImpl) SlickExtension.get(Adapter.toClassic(system));
    HikariCPJdbcDataSource source =
        (HikariCPJdbcDataSource)
            slick
                .database(system.settings().config().getConfig("jdbc-journal"))
                .database()
                .source();
    return source.ds();
  }
}
