package creditgraph.http.sample;

import creditgraph.http.exchange.Handler;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// Lets those through who send the researchers' token.
public final class ResearchersOnly {

  private static final String SCHEME = "Bearer ";
  private static final HttpHeader CHALLENGE =
      RawHeader.create("WWW-Authenticate", "Bearer realm=\"researchers\"");

  private final ResearcherToken token;

  public ResearchersOnly(ResearcherToken token) {
    this.token = token;
  }

  public Handler around(Handler inner) {
    return request -> {
      String header = request.getHeader("Authorization").map(HttpHeader::value).orElse("");
      boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
      if (!bearer || !token.opensWith(header.substring(SCHEME.length()).strip())) {
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
