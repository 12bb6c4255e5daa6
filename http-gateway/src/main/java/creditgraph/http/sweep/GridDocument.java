package creditgraph.http.sweep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A grid as somebody wrote it, in YAML or JSON: fields, each with one value or a list of them, and
/// the line of each, so that a complaint can name it.
///
/// Refused, with [Refused]: bytes that are not UTF-8, what is not of the format, anything but one
/// object of plain values and lists of them, a field given twice or unknown. Read token by token:
/// nothing is built from it but texts.
final class GridDocument {

  /// The formats in which a grid may be written.
  enum Format {
    JSON("JSON", ProblemType.MALFORMED_JSON),
    YAML("YAML", ProblemType.MALFORMED_YAML);

    private final String name;
    private final ProblemType malformed;

    Format(String name, ProblemType malformed) {
      this.name = name;
      this.malformed = malformed;
    }

    private JsonFactory factory() {
      return this == JSON ? JSON_FACTORY : YAML_FACTORY;
    }
  }

  private static final JsonFactory JSON_FACTORY = jsonFactory();
  private static final JsonFactory YAML_FACTORY = yamlFactory();
  private static final int MAX_SHOWN_CHARACTERS = 60;

  /// A value as it was written.
  ///
  /// @param text without quotes
  /// @param quoted a text; else a number or a word of the format, as `true`
  record Value(String text, boolean quoted, int line) {

    /// What it says, short and on one line.
    String shown() {
      String plain = text.replaceAll("\\p{Cntrl}", "?");
      return "'"
          + (plain.length() <= MAX_SHOWN_CHARACTERS
              ? plain
              : plain.substring(0, MAX_SHOWN_CHARACTERS) + "…")
          + "'";
    }
  }

  /// @param isList as opposed to one value alone
  /// @param line of its name
  record Field(String name, List<Value> values, boolean isList, int line) {}

  private final Map<String, Field> fields;

  private GridDocument(Map<String, Field> fields) {
    this.fields = fields;
  }

  /// @param known every field that may be there
  static GridDocument parse(byte[] body, Format format, List<String> known) {
    try (JsonParser parser = format.factory().createParser(text(body, format))) {
      return new GridDocument(fields(parser, format, known));
    } catch (JsonProcessingException e) {
      throw malformed(format, firstLine(e.getOriginalMessage()) + at(e.getLocation()));
    } catch (IOException e) {
      throw malformed(format, "it cannot be read");
    }
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  /// The values of a field, whether it has one or a list; empty when it is not there.
  List<Value> values(String field) {
    return fields.containsKey(field) ? fields.get(field).values() : List.of();
  }

  /// The one value of a field that takes no list.
  Value single(String field) {
    Field found = Objects.requireNonNull(fields.get(field), field);
    if (found.isList()) {
      throw invalid(field, found.line(), "expected one value, found a list");
    }
    return found.values().getFirst();
  }

  /// @param where `pairs` or `pairs[2]`
  static Refused invalid(String where, int line, String what) {
    return new Refused(Problem.invalid(where, "line " + line + ": " + what));
  }

  /// What a value of a field is called: `pairs`, or `pairs[2]` in a list.
  String place(String field, int index) {
    Field found = Objects.requireNonNull(fields.get(field), field);
    return found.isList() ? field + "[" + index + "]" : field;
  }

  /// The line of a field; 1 when it is not there.
  int line(String field) {
    return fields.containsKey(field) ? fields.get(field).line() : 1;
  }

  private static Map<String, Field> fields(JsonParser parser, Format format, List<String> known)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw malformed(format, "the body is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      throw malformed(format, "expected fields with values" + at(parser.currentTokenLocation()));
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      if (!known.contains(name)) {
        String shown = new Value(name, true, line).shown();
        throw invalid(
            shown.substring(1, shown.length() - 1),
            line,
            "there is no such field; expected " + String.join(", ", known));
      }
      if (fields.containsKey(name)) {
        throw invalid(name, line, "it is there twice");
      }
      fields.put(name, field(parser, name, line));
    }
    if (parser.nextToken() != null) {
      throw malformed(format, "something follows the fields" + at(parser.currentTokenLocation()));
    }
    return fields;
  }

  private static Field field(JsonParser parser, String name, int line) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return new Field(name, List.of(value(parser, name, line)), false, line);
    }
    requirePlain(parser, name, line);
    List<Value> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int itsLine = parser.currentTokenLocation().getLineNr();
      values.add(value(parser, name + "[" + values.size() + "]", itsLine));
    }
    return new Field(name, List.copyOf(values), true, line);
  }

  /// @param line where it should be: nothing has no place of its own
  private static Value value(JsonParser parser, String where, int line) throws IOException {
    requirePlain(parser, where, line);
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new Value(parser.getText(), true, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Value(parser.getText(), false, line);
      case VALUE_NULL -> throw invalid(where, line, "expected a value, found nothing");
      default -> throw invalid(where, line, "expected a plain value, found more inside it");
    };
  }

  /// What YAML has beside values would be read as something else than it seems.
  private static void requirePlain(JsonParser parser, String where, int line) throws IOException {
    if (parser instanceof YAMLParser yaml
        && (yaml.isCurrentAlias() || yaml.getObjectId() != null || yaml.getTypeId() != null)) {
      throw invalid(where, line, "expected a plain value, found an anchor, an alias or a tag");
    }
  }

  private static String text(byte[] body, Format format) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(format, "the bytes are not UTF-8");
    }
  }

  private static Refused malformed(Format format, String what) {
    return new Refused(Problem.of(format.malformed, "body: not " + format.name + ": " + what));
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.replaceAll("\\p{Cntrl}", "?");
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(4)
        .maxNumberLength(40)
        .maxNameLength(100)
        .build();
  }

  private static JsonFactory jsonFactory() {
    return JsonFactory.builder()
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(constraints())
        .build();
  }

  private static JsonFactory yamlFactory() {
    return YAMLFactory.builder()
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(constraints())
        .build();
  }
}
