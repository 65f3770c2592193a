package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same bytes give the same 64 bits everywhere: `src/test/resources/complexity/scores.jsonl`
/// was written by a second reader (`src/test/suites/estimator/check.py --write`), for prompts of
/// our own.
class ScoresTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param escaped the prompt as it stands in JSON, without its quotes
    record Case(String id, String escaped, double score) {

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Case> cases() throws IOException {
        String all =
                new String(
                        ScoresTest.class
                                .getResourceAsStream("/complexity/scores.jsonl")
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
        return all.lines().map(ScoresTest::read);
    }

    private static Case read(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            int from = line.indexOf("\"prompt\": \"") + 11;
            int to = from;
            while (line.charAt(to) != '"') {
                to += line.charAt(to) == '\\' ? 2 : 1;
            }
            String escaped = line.substring(from, to).repeat(row.path("times").asInt(1));
            return new Case(row.path("id").asText(), escaped, row.path("score").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isTheSameToTheLastBit(Case one) {
        // Given
        Ask ask = Requests.saying(one.escaped());

        // When
        double score = new Scorer().score(ask, Scale.DEFAULT);

        // Then
        assertEquals(one.score(), score);
    }
}
