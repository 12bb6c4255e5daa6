package creditgraph.node.artist;

import creditgraph.node.snapshot.SnapshotShelf;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.Behavior;

/// The two sides of names on a control node, which share what is loaded: the loader that puts them
/// into the database and the desk that finds them there.
public record Names(Behavior<ArtistNameLoader.Command> loader, ArtistDesk desk) {

  public static Names of(DataSource database, Executor blocking, SnapshotShelf shelf) {
    LoadedNames loaded = new LoadedNames();
    return new Names(
        ArtistNameLoader.create(new ArtistNameStore(database), blocking, shelf, loaded),
        new ArtistDesk(database, blocking, shelf, loaded));
  }
}
