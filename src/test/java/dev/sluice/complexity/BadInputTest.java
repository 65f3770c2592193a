package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.ask.AskReader;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Wishes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked gets a score, quickly, and never an exception.
class BadInputTest {

    private final Judge judge = new Judge(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\\n\\n\\n",
                "\\ud800",
                "\\udc00\\ud800 x \\ud83d",
                "\\ud83d\\u0041",
                "\u0000\u0001",
                "한글漢字かなКириллицаالعربيةไทย mixed 12 \\u200b",
                "\u1100\u1100\u1161\u11a8\u11a8",
                "This is simple. Prove that every even number above 2 is a sum of two primes.",
                "```",
                "<",
                "<system-reminder>",
                "A.",
                "\\\\"
            })
    void oddTextsScore(String text) {
        // When
        Complexity complexity = judge.weigh(Requests.saying(text), Scale.DEFAULT);

        // Then
        assertTrue(complexity.probability() > 0 && complexity.probability() < 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"auto\",\"messages\":[]}",
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}",
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":null}]}",
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"system\",\"content\":\"x\"}]}",
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                        + "\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]}]}"
            })
    void requestsWithoutWordsScore(String body) {
        // Given
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Ask ask = new AskReader().read(new Call("r-1", 0, Endpoint.CHAT, "", Wishes.NONE, bytes));

        // When
        Complexity complexity = judge.weigh(ask, Scale.DEFAULT);

        // Then
        assertTrue(complexity.probability() > 0 && complexity.probability() < 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "가",
                "9",
                "\\\\n",
                "<system-reminder>",
                "\\ud800",
                "`",
                "\\n",
                "A. ",
                "-"
            })
    void fiveMegabytesOfOneThingScoreQuickly(String thing) {
        // Given
        Ask ask = Requests.saying(thing.repeat(5_000_000 / thing.length()));

        // When
        Complexity complexity =
                assertTimeout(Duration.ofSeconds(5), () -> judge.weigh(ask, Scale.DEFAULT));

        // Then
        assertTrue(complexity.probability() > 0 && complexity.probability() < 1);
    }

    @Test
    void aBlobIsOneWord() {
        // Given
        byte[] noise = new byte[3_000];
        new Random(4).nextBytes(noise);
        String blob = Base64.getEncoder().withoutPadding().encodeToString(noise);

        // When
        Complexity complexity = judge.weigh(Requests.saying("Decode: " + blob), Scale.DEFAULT);

        // Then
        assertTrue(complexity.probability() > 0 && complexity.probability() < 1);
    }

    @Test
    void anyBytesScore() {
        // Given
        Random random = new Random(5);

        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) "\\u\\n<`A. 가0d8é\u1100\ud83d".charAt(random.nextInt(16));
            }
            int size = bytes.length;

            // When
            Features features = new Reading(LEXICON).features(bytes, 0, size);

            // Then
            assertTrue(features.buckets().length <= 3 * size + 1);
        }
    }

    private static final Lexicon LEXICON = new Lexicon();
}
