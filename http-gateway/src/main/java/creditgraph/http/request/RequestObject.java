package creditgraph.http.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The JSON object of a request, read field by field. Every complaint names its field, or the line
/// and column when it is not JSON at all.
///
/// Refused, with [Refused]: bytes that are not UTF-8, anything but one object, a field given twice,
/// a field nobody asked for, a value of another type (`1.0` and `"1"` are not whole numbers).
public final class RequestObject {

  /// Questions are flat; a deeper body is somebody trying.
  private static final int MAX_DEPTH = 8;

  private static final int MAX_NUMBER_CHARACTERS = 40;
  private static final int MAX_NAME_CHARACTERS = 100;
  private static final int MAX_SHOWN_CHARACTERS = 60;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxNumberLength(MAX_NUMBER_CHARACTERS)
                      .maxNameLength(MAX_NAME_CHARACTERS)
                      .build())
              .build());

  private final JsonNode object;

  private RequestObject(JsonNode object) {
    this.object = object;
  }

  /// An object whose fields are known to be fields that may be there.
  public static RequestObject of(ObjectNode object) {
    return new RequestObject(object);
  }

  /// @param fields every field that may be there
  public static RequestObject parse(byte[] body, List<String> fields) {
    JsonNode node = tree(text(body));
    if (!node.isObject()) {
      throw malformed("expected an object, found " + kind(node));
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        throw new Refused(
            Problem.invalid(
                shown(name), "there is no such field; expected " + String.join(", ", fields)));
      }
    }
    return new RequestObject(node);
  }

  public boolean has(String field) {
    return object.has(field);
  }

  public int wholeNumber(String field, int least, int most) {
    return Math.toIntExact(wholeNumber(field, (long) least, most));
  }

  public long wholeNumber(String field, long least, long most) {
    JsonNode value = object.get(field);
    if (value == null) {
      throw noWholeNumber(field, least, most, "nothing");
    }
    if (!value.isIntegralNumber()) {
      throw noWholeNumber(field, least, most, kind(value));
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw noWholeNumber(field, least, most, value.asText());
    }
    return value.longValue();
  }

  private static Refused noWholeNumber(String field, long least, long most, String found) {
    return new Refused(
        Problem.invalid(
            field,
            "expected a whole number from %d to %d, found %s".formatted(least, most, found)));
  }

  /// @param absent the answer when the field is not there
  public long wholeNumberOr(String field, long absent) {
    return object.has(field) ? wholeNumber(field, Long.MIN_VALUE, Long.MAX_VALUE) : absent;
  }

  /// A list of pairs of different artist ids, `[[1, 2], [3, 4]]`; none when the field is not there.
  ///
  /// @param most pairs
  public List<int[]> pairsOr(String field, int most) {
    JsonNode list = object.get(field);
    if (list == null) {
      return List.of();
    }
    return pairs(field, list, most, "of different artist ids", pair -> pair[0] != pair[1]);
  }

  /// A list of pairs of ids of two kinds, `[[100, 2], [200, 3]]`.
  ///
  /// @param most pairs
  public List<int[]> idPairs(String field, int most) {
    JsonNode list = object.path(field);
    return pairs(field, list, most, "of a release id and an artist id", _ -> true);
  }

  private static List<int[]> pairs(
      String field, JsonNode list, int most, String what, Predicate<int[]> isTaken) {
    String expected = "expected a list of 1 to " + most + " pairs " + what;
    requireSize(field, list, most, expected);
    List<int[]> pairs = new ArrayList<>();
    for (JsonNode entry : list) {
      boolean isPair = entry.size() == 2 && isId(entry.get(0)) && isId(entry.get(1));
      int[] pair = isPair ? new int[] {entry.get(0).intValue(), entry.get(1).intValue()} : null;
      if (pair == null || !isTaken.test(pair)) {
        throw new Refused(
            Problem.invalid(
                field, expected + "; entry %d is none, as [1, 2] is".formatted(pairs.size() + 1)));
      }
      pairs.add(pair);
    }
    return pairs;
  }

  /// A list of ids; none when the field is not there.
  ///
  /// @param most ids
  public IntStream idsOr(String field, int most) {
    return entries(field, most, "positive whole numbers", RequestObject::isId)
        .mapToInt(JsonNode::intValue);
  }

  /// A list of texts; none when the field is not there.
  ///
  /// @param most texts
  public List<String> textsOr(String field, int most) {
    return entries(field, most, "texts", JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  private Stream<JsonNode> entries(
      String field, int most, String what, Predicate<JsonNode> isTaken) {
    JsonNode list = object.get(field);
    if (list == null) {
      return Stream.empty();
    }
    String expected = "expected a list of 1 to " + most + " " + what;
    requireSize(field, list, most, expected);
    List<JsonNode> entries = new ArrayList<>();
    list.forEach(entries::add);
    for (JsonNode entry : entries) {
      if (!isTaken.test(entry)) {
        throw new Refused(
            Problem.invalid(
                field, expected + "; entry %d is none".formatted(entries.indexOf(entry) + 1)));
      }
    }
    return entries.stream();
  }

  private static void requireSize(String field, JsonNode list, int most, String expected) {
    if (!list.isArray() || list.isEmpty() || list.size() > most) {
      throw new Refused(
          Problem.invalid(
              field,
              expected + ", found " + (list.isArray() ? list.size() + " entries" : kind(list))));
    }
  }

  private static boolean isId(JsonNode value) {
    return value != null
        && value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() > 0;
  }

  /// @param absent the answer when the field is not there
  public String textOr(String field, String absent) {
    JsonNode value = object.get(field);
    if (value == null) {
      return absent;
    }
    if (!value.isTextual()) {
      throw new Refused(Problem.invalid(field, "expected a text, found " + kind(value)));
    }
    return value.textValue();
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("the bytes are not UTF-8");
    }
  }

  private static JsonNode tree(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      JsonNode node = MAPPER.readTree(parser);
      if (node == null || node.isMissingNode()) {
        throw malformed("the body is empty");
      }
      if (parser.nextToken() != null) {
        throw malformed("something follows the object" + at(parser.currentTokenLocation()));
      }
      return node;
    } catch (JsonProcessingException e) {
      throw malformed(shown(e.getOriginalMessage()) + at(e.getLocation()));
    } catch (IOException e) {
      throw malformed("it cannot be read");
    }
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Refused malformed(String what) {
    return new Refused(Problem.of(ProblemType.MALFORMED_JSON, "body: " + what));
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case BOOLEAN -> "true or false";
      case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number with a fraction";
      case STRING, BINARY -> "a text";
      case NULL, MISSING -> "null";
    };
  }

  /// What a stranger wrote, short and on one line.
  private static String shown(String text) {
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return line.length() <= MAX_SHOWN_CHARACTERS
        ? line
        : line.substring(0, MAX_SHOWN_CHARACTERS) + "…";
  }
}
