package creditgraph.node.export;

import creditgraph.http.export.ExportNames;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// A bucket of an S3-compatible store, addressed by its path, which all of them understand. The
/// store checks each file against its SHA-256, and keeps the type and the time for which it may be
/// kept.
final class S3Target implements ExportTarget {

  /// Of a refusal, as much as a person reads.
  private static final int MOST_ANSWER_BYTES = 600;

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  /// What the client writes itself.
  private static final Set<String> NOT_OURS = Set.of("host", "content-type", "content-length");

  private final ActorSystem<?> system;
  private final UploadSettings.Target.S3 store;
  private final ConnectionPoolSettings pool;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsIdentity identity;

  S3Target(ActorSystem<?> system, UploadSettings.Target.S3 store) {
    this.system = system;
    this.store = store;
    // Whoever brings files tries again and rests by himself; the pool's own rests would hold him
    // up.
    this.pool =
        ConnectionPoolSettings.create(system.classicSystem())
            .withMaxRetries(0)
            .withBaseConnectionBackoff(Duration.ZERO);
    this.identity =
        AwsCredentialsIdentity.create(store.credentials().keyId(), store.credentials().secret());
  }

  @Override
  public CompletionStage<Done> put(ExportedFile file) {
    return Http.get(system)
        .singleRequest(
            request(file),
            Http.get(system).defaultClientHttpsContext(),
            pool,
            system.classicSystem().log())
        .thenCompose(response -> outcome(file, response))
        .toCompletableFuture()
        .copy()
        .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private HttpRequest request(ExportedFile file) {
    ContentType type = ExportNames.type(file.name());
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.PUT)
            .uri(
                store.endpoint().resolve("/" + store.bucket() + "/" + store.prefix() + file.name()))
            .putHeader("Content-Type", type.toString())
            .putHeader("Cache-Control", ExportNames.caching(file.name()).directives())
            .putHeader("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(file.sha256()))
            .build();
    SignedRequest signed =
        signer.sign(sign ->
            sign.identity(identity)
                .request(unsigned)
                .payload(ContentStreamProvider.fromByteArray(file.bytes()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, store.region())
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
    HttpRequest request =
        HttpRequest.create(signed.request().getUri().toString())
            .withMethod(HttpMethods.PUT)
            .withEntity(HttpEntities.create(type, file.bytes()));
    for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
      if (!NOT_OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        for (String value : header.getValue()) {
          request = request.addHeader(RawHeader.create(header.getKey(), value));
        }
      }
    }
    return request;
  }

  private CompletionStage<Done> outcome(ExportedFile file, HttpResponse response) {
    int status = response.status().intValue();
    if (response.status().isSuccess()) {
      return response.discardEntityBytes(system).completionStage();
    }
    return response
        .entity()
        .withSizeLimit(1 << 20)
        .toStrict(ANSWER_WITHIN.toMillis(), system)
        .thenCompose(body -> {
          String said = body.getData().take(MOST_ANSWER_BYTES).utf8String();
          String message = "%s: the store answers %d: %s".formatted(file.name(), status, said);
          return CompletableFuture.failedStage(
              status >= 500 || status == 429 || status == 408
                  ? new IllegalStateException(message)
                  : new Refused(message));
        });
  }
}
