package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every operation of the contract, asked as it says, nearly so, and with damaged bytes: each
/// answer is one that the contract has for it, or, after damage, one that has the manners of all.
///
/// Prints its seed and takes `-Dseed=`; `-Dcreditgraph.fuzz.requests=100000` for a longer run.
@ExtendWith(SharedTarget.class)
class ContractFuzzIT {

  private static final int SHORT_RUN = 1_500;
  private static final int FAULTS_SHOWN = 40;

  @Test
  void answersEveryQuestionAsTheContractSays(Target target) throws Exception {
    long seed = Long.parseLong(seedOr(System.nanoTime() >>> 20));
    int requests = Integer.getInteger("creditgraph.fuzz.requests", SHORT_RUN);
    System.out.println("contract fuzz: " + requests + " requests, -Dseed=" + seed);
    Contract contract = Contract.load();
    Questions questions = new Questions(contract, Known.of(target), seed);
    List<String> faults = new ArrayList<>();
    Map<String, Integer> statuses = new TreeMap<>();

    for (int i = 0; i < requests && faults.size() < FAULTS_SHOWN; i++) {
      Questions.Drawn drawn = questions.next(i);
      Reply reply = reply(target, drawn.question());
      statuses.merge((drawn.damaged() ? "damaged " : "") + reply.status(), 1, Integer::sum);
      List<String> wrong = new ArrayList<>(Manners.faults(drawn.question().bytes(), reply));
      if (!drawn.damaged()) {
        wrong.addAll(contract.faults(drawn.operation(), reply));
      }
      if (!wrong.isEmpty()) {
        faults.add("#" + i + " " + drawn.operation() + "\n  " + drawn.question() + "\n  " + wrong);
      }
    }

    System.out.println("answers by status: " + statuses);
    assertThat(faults).as("-Dseed=%d", seed).isEmpty();
    assertThat(statuses).containsKeys("200", "400", "404");
    assertThat(target.get("/health").path("status").asText()).isEqualTo("up");
  }

  private static String seedOr(long absent) {
    String given = System.getProperty("seed", "");
    return given.isBlank() ? Long.toString(absent) : given;
  }

  private static Reply reply(Target target, Question question) throws IOException {
    try {
      return Line.exchange(target.port(), question.bytes(), question.answeredWithoutBody())
          .orElseThrow(() -> new IOException("no answer"));
    } catch (IOException | RuntimeException e) {
      throw new AssertionError("after " + question, e);
    }
  }
}
