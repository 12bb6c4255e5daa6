package creditgraph.http.exchange;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/// Answers one request.
@FunctionalInterface
public interface Handler {

  CompletionStage<HttpResponse> handle(HttpRequest request);
}
