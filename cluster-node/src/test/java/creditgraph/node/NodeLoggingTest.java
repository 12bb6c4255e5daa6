package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NodeLoggingTest {

  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() {
    NodeLogging.configure(context);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void writesOneLineForAnEvent() {
    Logger logger = context.getLogger("creditgraph.node.snapshot.SnapshotKeeper");
    LoggingEvent event =
        new LoggingEvent(
            "", logger, Level.INFO, "snapshot open artists={}", null, new Object[] {6});

    assertThat(line(event))
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ INFO  c\\.n\\.s\\.SnapshotKeeper"
                + " snapshot open artists=6\\R");
  }

  @Test
  void hearsLibrariesOnlyWhenSomethingIsWrong() {
    assertThat(context.getLogger("org.apache.pekko.remote").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("org.apache.pekko.remote").isWarnEnabled()).isTrue();
    assertThat(context.getLogger("slick").isInfoEnabled()).isFalse();
  }

  @Test
  void tellsWhatBecomesOfMembers() {
    assertThat(context.getLogger("org.apache.pekko.cluster.Cluster").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("org.apache.pekko.cluster.sbr.Any").isInfoEnabled()).isTrue();
  }

  private String line(LoggingEvent event) {
    var out =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("out");
    return new String(out.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
