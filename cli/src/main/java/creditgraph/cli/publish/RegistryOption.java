package creditgraph.cli.publish;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import picocli.CommandLine.Option;

/// Where the snapshot registry is, the same in every command that changes what is published. A
/// password comes from the environment alone: others can read a command line.
public final class RegistryOption {

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:MCG_POSTGRES_URL:-}",
      description = {
        "PostgreSQL with the snapshot registry, jdbc:postgresql:… (default: MCG_POSTGRES_URL,",
        "else the data folder's own server, started for the command when no demo runs it).",
        "The password is MCG_POSTGRES_PASSWORD."
      })
  private String url = "";

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      defaultValue = "${env:MCG_POSTGRES_USER:-postgres}",
      description = "Who asks it (default: MCG_POSTGRES_USER, else postgres).")
  private String user = "postgres";

  public RegistryAccess access(DataRoot root) {
    if (url.isEmpty()) {
      return RegistryAccess.ofDataRoot(root);
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new CommandFailed(
          ExitCode.USAGE, "--database: expected jdbc:postgresql:…, found '" + url + "'");
    }
    String password = System.getenv("MCG_POSTGRES_PASSWORD");
    return RegistryAccess.at(url, user, password == null ? "" : password);
  }
}
