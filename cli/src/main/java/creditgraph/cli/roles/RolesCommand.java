package creditgraph.cli.roles;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg roles FILE`: how each role text of a list is read, and by which rule.
@Command(
    name = "roles",
    mixinStandardHelpOptions = true,
    description = {
      "Says how role texts are read: count, name, categories, rule; tab-separated.",
      "What nobody understood comes last. The rules are in docs/roles.md."
    })
public final class RolesCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "UTF-8, a line each: the text, or count, tab, text.")
  private Path file = Path.of("");

  @Option(names = "--unknown", description = "Only the names that no rule understands.")
  private boolean unknown;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed(ExitCode.NOT_FOUND, "there is no file " + file);
    }
    var review = review();
    var out = spec.commandLine().getOut();
    out.println(RoleReview.HEADER);
    (unknown ? review.unknown() : review.table()).forEach(out::println);
    out.flush();
    spec.commandLine().getErr().println(review.summary());
    return ExitCode.OK;
  }

  private RoleReview review() throws IOException {
    var review = new RoleReview();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        CountedText.parse(++number, line).ifPresent(review::add);
      }
    } catch (CharacterCodingException e) {
      throw new CommandFailed(ExitCode.DATA_REFUSED, file + " is not in UTF-8", e);
    }
    return review;
  }
}
