package creditgraph.http.sample;

import creditgraph.http.access.BearerToken;
import creditgraph.http.exchange.Handler;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// Lets those through who send the researchers' token.
public final class ResearchersOnly {

  private static final HttpHeader CHALLENGE =
      RawHeader.create("WWW-Authenticate", "Bearer realm=\"researchers\"");

  private final BearerToken token;

  public ResearchersOnly(BearerToken token) {
    this.token = token;
  }

  public Handler around(Handler inner) {
    return request -> {
      if (!token.opensWith(request)) {
        throw new Refused(
            Problem.of(
                    ProblemType.UNAUTHORIZED,
                    "Authorization: expected 'Bearer' and the researchers' token")
                .with(CHALLENGE));
      }
      return inner.handle(request);
    };
  }
}
