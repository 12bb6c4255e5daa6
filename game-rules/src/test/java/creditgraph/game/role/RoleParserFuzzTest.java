package creditgraph.game.role;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Any text at all, read as roles.
class RoleParserFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void everyMentionIsTidyAndHasACategory(byte[] input) {
    List<RoleMention> mentions = RoleParser.parse(new String(input, StandardCharsets.UTF_8));

    for (RoleMention mention : mentions) {
      assertThat(mention.name() + mention.detail()).isNotBlank();
      assertThat(mention.name()).doesNotContain(",");
      assertThat(mention.name().strip()).isEqualTo(mention.name());
      assertThat(RoleTaxonomy.shipped().categories(mention)).isNotEmpty();
    }
  }

  /// What was read says the same when it is written and read again, unless a detail has brackets of
  /// its own, which need not balance.
  @FuzzTest(maxDuration = "5m")
  void whatIsReadIsReadAgainAlike(byte[] input) {
    List<RoleMention> mentions =
        RoleParser.parse(new String(input, StandardCharsets.UTF_8)).stream()
            .filter(mention -> !(mention.name() + mention.detail()).matches("(?s).*[\\[\\]].*"))
            .toList();
    String written =
        mentions.stream()
            .map(mention ->
                mention.detail().isEmpty()
                    ? mention.name()
                    : mention.name() + " [" + mention.detail() + "]")
            .collect(Collectors.joining(", "));

    assertThat(RoleParser.parse(written)).isEqualTo(mentions);
  }
}
