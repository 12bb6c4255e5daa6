package creditgraph.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final Admission admission = new Admission(2);

  @Test
  void refuses_one_more_than_it_has_places_without_asking() {
    admit(new CompletableFuture<>());
    admit(new CompletableFuture<>());

    CompletionStage<String> third =
        admission.admit(
            () -> {
              throw new AssertionError("asked");
            },
            AdmissionTest::refusal);

    assertThat(third).isCompletedWithValue("refused");
  }

  @Test
  void a_place_is_free_again_however_the_question_ended() {
    CompletableFuture<String> answered = new CompletableFuture<>();
    CompletableFuture<String> broken = new CompletableFuture<>();
    admit(answered);
    admit(broken);
    answered.complete("found");
    broken.completeExceptionally(new IllegalStateException());
    assertThatIllegalStateException()
        .isThrownBy(() ->
            admission.admit(
                () -> {
                  throw new IllegalStateException();
                },
                AdmissionTest::refusal));

    assertThat(admit(new CompletableFuture<>())).isNotCompleted();
    assertThat(admit(new CompletableFuture<>())).isNotCompleted();
    assertThat(admit(new CompletableFuture<>())).isCompletedWithValue("refused");
  }

  private CompletionStage<String> admit(CompletableFuture<String> question) {
    return admission.admit(() -> question, AdmissionTest::refusal);
  }

  private static CompletionStage<String> refusal() {
    return CompletableFuture.completedStage("refused");
  }
}
