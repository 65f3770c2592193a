package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.complexity.Features;
import dev.sluice.decisions.Seal;
import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    private static final Features SEALED = new Features(new int[] {3, 0, 5}, new int[] {17, 204});

    private final Seal seal = new Seal(new byte[32]);
    private final Rows rows = new Rows(seal);

    private static Records seen(Tier tier) {
        return Records.of("d").tier(tier, "score_low").features(SEALED.slots(), SEALED.buckets());
    }

    private JsonNode row(Records record) throws Exception {
        return new ObjectMapper().readTree(rows.row(record.record()).orElseThrow());
    }

    private String labels(Records record) throws Exception {
        JsonNode row = row(record);
        return row.path("weak_correct").asInt()
                + " "
                + row.path("strong_correct").asInt()
                + " "
                + row.path("group").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "FAST, under, '', 0 1 feedback",
        "FAST, good, '', 1 1 feedback",
        "FAST, good, retry, 1 1 feedback",
        "FAST, over, '', 1 1 feedback",
        "FAST, '', retry, 0 1 signal",
        "FAST, '', rephrase, 0 1 signal",
        "FAST, '', '', 1 1 accepted"
    })
    void anOutcomeIsALabel(Tier tier, String feedback, String again, String labels)
            throws Exception {
        // When
        String told = labels(seen(tier).feedback(feedback).again(again));
        // Then
        assertEquals(labels, told);
    }

    @ParameterizedTest
    @CsvSource({
        "REASONING, good",
        "REASONING, over",
        "REASONING, under",
        "REASONING, ''",
        "REASONING, slow",
        "FAST, slow"
    })
    void whatSaysNothingOfTheFastTierIsNoRow(Tier tier, String feedback) {
        // When
        boolean row = rows.row(seen(tier).feedback(feedback).record()).isPresent();
        // Then
        assertFalse(row);
    }

    @Test
    void anAnswerThatBrokeItsFormIsALabel() throws Exception {
        // When
        String told = labels(seen(Tier.FAST).shown("tool_call", ""));
        // Then
        assertEquals("0 1 signal", told);
    }

    @Test
    void anAnswerThatFellShortIsALabel() throws Exception {
        // When
        String told = labels(seen(Tier.FAST).escalated("schema"));
        // Then
        assertEquals("0 1 signal", told);
    }

    @Test
    void aCallThatFailedIsNoRow() {
        // When
        boolean row = rows.row(seen(Tier.FAST).status("5xx").record()).isPresent();
        // Then
        assertFalse(row);
    }

    @Test
    void aNamedModelIsNoRow() {
        // When
        boolean row = rows.row(seen(Tier.FAST).pinned().feedback("under").record()).isPresent();
        // Then
        assertFalse(row);
    }

    @Test
    void withoutFeaturesThereIsNoRow() {
        // When
        boolean row = rows.row(Records.of("d").record()).isPresent();
        // Then
        assertFalse(row);
    }

    @Test
    void featuresAreOpenedForTheFit() throws Exception {
        // When
        JsonNode told = row(seen(Tier.FAST)).path("features");
        // Then
        Features open = seal.open(SEALED);
        assertEquals(
                Features.VERSION + " " + open.buckets()[0] + " " + open.buckets()[1],
                told.path("version").asInt()
                        + " "
                        + told.path("buckets").get(0).asInt()
                        + " "
                        + told.path("buckets").get(1).asInt());
    }

    @Test
    void withoutConsentARowHasNoPrompt() throws Exception {
        // When
        JsonNode row = row(seen(Tier.FAST));
        // Then
        assertFalse(row.has("prompt"));
    }

    @Test
    void withConsentARowHasThePrompt() throws Exception {
        // When
        JsonNode row = row(seen(Tier.FAST).prompt("안녕"));
        // Then
        assertEquals("안녕", row.path("prompt").asText());
    }

    @Test
    void whatWasDrawnCountsForWhatWasNot() throws Exception {
        // When
        double weight = row(seen(Tier.FAST).propensity(0.05)).path("weight").asDouble();
        // Then
        assertEquals(20, weight, 1e-9);
    }

    @Test
    void aRowNamesItsTeamAndRoute() throws Exception {
        // When
        String source = row(seen(Tier.FAST)).path("source").asText();
        // Then
        assertTrue(source.equals("search/auto"), source);
    }
}
