package creditgraph.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a node logs: one line an event, to standard output. `-Dlogback.configurationFile=FILE` says
/// otherwise.
///
/// Written here and not as XML: reading XML takes some 300 classes, which would stay in the memory
/// of every node for the sake of a dozen lines.
final class NodeLogging {

  private static final String OTHERWISE = "logback.configurationFile";
  private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{24} %msg%n";

  private static final Map<String, Level> LEVELS =
      Map.of(
          "org.apache.pekko", Level.WARN,
          "org.apache.pekko.cluster.Cluster", Level.INFO,
          "org.apache.pekko.cluster.sbr", Level.INFO,
          "org.flywaydb", Level.WARN,
          "com.zaxxer.hikari", Level.WARN,
          "slick", Level.WARN);

  private NodeLogging() {}

  /// To be called before anything is logged.
  static void start() {
    if (System.getProperty(OTHERWISE) == null) {
      configure((LoggerContext) LoggerFactory.getILoggerFactory());
    }
  }

  static void configure(LoggerContext context) {
    context.reset();
    LEVELS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console(context));
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setName("out");
    console.setContext(context);
    console.setEncoder(encoder);
    console.start();
    return console;
  }
}
