package creditgraph.http.problem;

import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/// The kinds of trouble. Slugs are a public contract: none is renamed or reused; new ones are added
/// here and to `contracts/http/openapi.yaml`.
public enum ProblemType {
  MALFORMED_REQUEST(400, "malformed-request", "This is not a request that HTTP knows"),
  UNSUPPORTED_METHOD(400, "unsupported-method", "This method is not known here"),
  UNSUPPORTED_VERSION(400, "unsupported-version", "This version of HTTP is not spoken here"),
  MALFORMED_JSON(400, "malformed-json", "The body is not JSON"),
  MALFORMED_YAML(400, "malformed-yaml", "The body is not YAML"),
  INVALID_REQUEST(400, "invalid-request", "The question cannot be asked like this"),
  UNAUTHORIZED(401, "unauthorized", "This needs a researcher's token"),
  NOT_FOUND(404, "not-found", "There is nothing at this address"),
  UNKNOWN_ARTIST(404, "unknown-artist", "This artist is not in the graph"),
  UNKNOWN_RELEASE(404, "unknown-release", "This release is not in the graph"),
  UNKNOWN_RULESET(404, "unknown-ruleset", "There is no such ruleset"),
  UNKNOWN_SAMPLE(404, "unknown-sample", "There is no such sample"),
  UNKNOWN_JOB(404, "unknown-job", "There is no such job"),
  UNKNOWN_SWEEP(404, "unknown-sweep", "There is no such sweep"),
  UNKNOWN_CHALLENGE(404, "unknown-challenge", "There is no such challenge"),
  UNKNOWN_PUZZLE(404, "unknown-puzzle", "There is no such puzzle"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address takes other methods"),
  BODY_TOO_SLOW(408, "body-too-slow", "The body did not arrive in time"),
  JOB_ENDED(409, "job-ended", "This job has ended"),
  SWEEP_ENDED(409, "sweep-ended", "This sweep has ended"),
  OTHER_SNAPSHOTS(409, "other-snapshots", "Other snapshots are current"),
  NO_WAY(409, "no-way", "No way leads to the goal from here"),
  JOB_UNFINISHED(409, "job-unfinished", "This job has no result yet"),
  BODY_TOO_LARGE(413, "body-too-large", "The body is too large"),
  ADDRESS_TOO_LONG(414, "address-too-long", "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(
      415, "unsupported-media-type", "The body is of another type than this takes"),
  RANGE_NOT_SATISFIABLE(416, "range-not-satisfiable", "The file has no such bytes"),
  SAME_ARTIST(422, "same-artist", "Both ends are the same artist"),
  RATE_LIMITED(429, "rate-limited", "Too many questions in a short time"),
  HEADERS_TOO_LARGE(431, "headers-too-large", "The request's headers are too large"),
  INTERNAL(500, "internal", "Something broke on our side"),
  BUSY(503, "busy", "Too many questions are waiting"),
  TIMEOUT(504, "timeout", "The answer took too long");

  private final int status;
  private final String slug;
  private final String title;

  ProblemType(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  public StatusCode status() {
    return StatusCodes.get(status);
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  /// The reference that a problem document carries as its `type`.
  public String reference() {
    return "/problems/" + slug;
  }
}
