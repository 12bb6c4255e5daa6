package creditgraph.node.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import creditgraph.node.export.UploadSettings.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UploadSettingsTest {

  @TempDir private Path directory;

  private Path key;

  @BeforeEach
  void writeTheKey() throws IOException {
    key = Files.writeString(directory.resolve("key"), "AKID\na secret\n");
  }

  @Test
  void bringsNothingAnywhereUnlessToldTo() {
    assertThat(settings("").target()).isEqualTo(new Target.None());
  }

  @Test
  void readsABucketAndItsKeyAndTellsNobodyTheSecret() {
    UploadSettings settings =
        settings("s3 { bucket = music, endpoint = \"https://a.example.org/\" }");

    Target.S3 store = (Target.S3) settings.target();
    assertThat(store.endpoint()).isEqualTo(URI.create("https://a.example.org"));
    assertThat(store.prefix()).isEqualTo("data/");
    assertThat(store.credentials().secret()).isEqualTo("a secret");
    assertThat(settings.toString()).doesNotContain("a secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3 { bucket = Music, endpoint = \"https://a.org\" }                     | s3.bucket",
        "s3 { bucket = music }                                                   | s3.endpoint",
        "s3 { bucket = music, endpoint = \"https://a.org/music\" }               | s3.endpoint",
        "s3 { bucket = music, endpoint = \"https://me:pw@a.org\" }               | s3.endpoint",
        "s3 { bucket = music, endpoint = \"ftp://a.org\" }                       | s3.endpoint",
        "s3 { bucket = music, endpoint = \"https://a.org\", prefix = \"../\" }   | s3.prefix",
        "s3 { bucket = music, endpoint = \"https://a.org\", prefix = data }      | s3.prefix",
        "s3 { bucket = music, endpoint = \"https://a.org\", credentials-file = \"\" } | credentials-file",
        "folder = out, s3 { bucket = music, endpoint = \"https://a.org\" }       | folder",
        "tries = 0                                                               | tries",
        "every = 0s                                                              | every",
      })
  void refusesWhatMakesNoSense(String text, String where) {
    assertThatThrownBy(() -> settings(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "creditgraph.node.exports." + where.replace("credentials", "s3.credentials"))
        .hasMessageNotContaining("a secret");
  }

  @Test
  void refusesAKeyWithoutItsSecret() throws IOException {
    Files.writeString(key, "AKID\n");

    assertThatThrownBy(
            () -> settings("s3 { bucket = music, endpoint = \"https://a.example.org\" }"))
        .hasMessageContaining("s3.credentials-file: expected a file with the key's id");
  }

  private UploadSettings settings(String below) {
    return UploadSettings.from(
        ConfigFactory.parseString("creditgraph.node.exports { " + below + " }\n")
            .withFallback(
                ConfigFactory.parseString(
                    "creditgraph.node.exports.s3.credentials-file = \"" + key + "\""))
            .withFallback(ConfigFactory.load()));
  }
}
