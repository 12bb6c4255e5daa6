package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoleParserTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void splitsRoleText(String raw, List<RoleMention> expected) {
    assertThat(RoleParser.parse(raw)).isEqualTo(expected);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        text("Guitar", mention("Guitar", "")),
        text("Producer, Written-By", mention("Producer", ""), mention("Written-By", "")),
        text("Producer [Additional]", mention("Producer", "Additional")),
        text(
            "Remix, Producer [Additional Production]",
            mention("Remix", ""),
            mention("Producer", "Additional Production")),
        text(
            "Percussion [Barrel, Tubes, Bell], Bass",
            mention("Percussion", "Barrel, Tubes, Bell"),
            mention("Bass", "")),
        text(
            "Mixed By [DVD - Music] , Edited By",
            mention("Mixed By", "DVD - Music"),
            mention("Edited By", "")),
        text("Vocals [Lead] [Uncredited]", mention("Vocals", "Lead; Uncredited")),
        text("Guitar [Slide] Solo", mention("Guitar Solo", "Slide")),
        text("[Everything]", mention("", "Everything")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("carelessTexts")
  void takesCarelessTextAsItIs(String raw, List<RoleMention> expected) {
    assertThat(RoleParser.parse(raw)).isEqualTo(expected);
  }

  static Stream<Arguments> carelessTexts() {
    return Stream.of(
        text("Guitar [Slide, Bass", mention("Guitar", "Slide, Bass")),
        text("Guitar], Bass", mention("Guitar]", ""), mention("Bass", "")),
        text("Drums [Kick [Left], Snare]", mention("Drums", "Kick [Left], Snare")),
        text("Drums [[Kick], Bass", mention("Drums", "[Kick], Bass")),
        text("Vocals []", mention("Vocals", "")),
        text("Vocals [], Bass []", mention("Vocals", ""), mention("Bass", "")),
        text(",, Guitar ,", mention("Guitar", "")),
        text("  Lead \t Vocals\n", mention("Lead Vocals", "")),
        text("Lead\u00a0Vocals [\u2003High ]", mention("Lead Vocals", "High")));
  }

  @Test
  void findsNothingInTextThatSaysNothing() {
    assertThat(RoleParser.parse("")).isEmpty();
    assertThat(RoleParser.parse(" \u00a0,\t[ ],")).isEmpty();
  }

  private static Arguments text(String raw, RoleMention... mentions) {
    return Arguments.of(raw, List.of(mentions));
  }

  private static RoleMention mention(String name, String detail) {
    return new RoleMention(name, detail);
  }
}
