package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Cases;
import dev.sluice.wire.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AskPropertiesTest {

    private static final int CASES_PER_SEED = 200;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splicingEqualsEditingATree(long seed) {
        Cases cases = new Cases(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            // Given
            String json = cases.body();
            Patch patch = cases.patch();
            Edits drawn = cases.edits();
            Edits edits =
                    new Edits(
                            drawn.model(),
                            patch,
                            drawn.includeUsage(),
                            drawn.drop(),
                            drawn.rename());

            // When
            byte[] spliced = Splice.apply(read(json).body(), edits);

            // Then
            JsonNode expected = TreeEdit.apply(json.getBytes(UTF_8), edits);
            assertEquals(expected, TreeEdit.parse(spliced), () -> json + " / " + edits);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPatchAfterAPatchEqualsBothInTurn(long seed) {
        Cases cases = new Cases(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            // Given
            String json = cases.body();
            Patch first = cases.patch();
            Patch second = cases.patch();

            // When
            byte[] once = Splice.merge(json.getBytes(UTF_8), first.then(second));

            // Then
            byte[] turns = Splice.merge(Splice.merge(json.getBytes(UTF_8), first), second);
            assertEquals(
                    TreeEdit.parse(turns),
                    TreeEdit.parse(once),
                    () -> json + " / " + first + " / " + second);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotTouchedStaysByteIdentical(long seed) {
        Cases cases = new Cases(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            // Given
            Body body = read(cases.body()).body();
            Edits edits = cases.edits();

            // When
            String spliced = new String(Splice.apply(body, edits), UTF_8);

            // Then
            for (int m = 0; m < body.size(); m++) {
                if (!touches(edits, body.names()[m])) {
                    int from = body.keyStart(m);
                    String member = new String(body.bytes(), from, body.valueEnd(m) - from, UTF_8);
                    assertTrue(spliced.contains(member), () -> member + " / " + spliced);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noEditButTheSameModelGivesTheSameBytes(long seed) {
        Cases cases = new Cases(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            // Given
            byte[] json = cases.body().replace("\"m\\u00e9\"", "\"mé\"").getBytes(UTF_8);
            Ask ask = Asks.read(Endpoint.COMPLETIONS, json);

            // When
            byte[] spliced =
                    Splice.apply(
                            ask.body(),
                            new Edits(ask.model(), Patch.NONE, false, List.of(), Map.of()));

            // Then
            assertArrayEquals(json, spliced);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSplicedBodyReadsAsEdited(long seed) {
        Cases cases = new Cases(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            // Given
            Body body = read(cases.body()).body();
            Edits edits =
                    new Edits("next", Patch.of("{\"n\":2}"), true, List.of("a"), Map.of("b", "a"));

            // When
            Ask again = Asks.read(Endpoint.COMPLETIONS, Splice.apply(body, edits));

            // Then
            assertEquals("next", again.model());
            assertEquals(2, again.options().n());
            assertEquals(Ask.UsageWish.YES, again.usageWish());
        }
    }

    private static boolean touches(Edits edits, String name) {
        return name.equals("model")
                || name.equals("stream_options")
                || edits.drop().contains(name)
                || edits.rename().containsKey(name)
                || edits.patch().index(name) >= 0;
    }

    private static Ask read(String json) {
        return Asks.read(Endpoint.COMPLETIONS, json);
    }
}
