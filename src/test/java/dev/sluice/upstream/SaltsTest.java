package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaltsTest {

    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
    private static final String CHAT = "{\"model\":\"m\"," + MESSAGES + "}";

    private final Salts salts = new Salts();

    private String told(String team, String json, String... tags) {
        return salts.of(Errands.of(Endpoint.CHAT, team, json, tags), true).json();
    }

    @Test
    void cache3_theRequestsOfOneTeamHaveOneSalt() {
        assertEquals(
                told("search", CHAT),
                new Salts().of(Errands.of(Endpoint.CHAT, "search", CHAT), true).json());
    }

    @Test
    void cache3_teamsHaveDifferentSalts() {
        assertNotEquals(told("search", CHAT), told("billing", CHAT));
    }

    @Test
    void aSaltDoesNotTellTheTeam() {
        assertFalse(told("search", CHAT).contains("search"));
    }

    @Test
    void s25_theCallersOwnSaltIsReplaced() {
        // Given
        String own = "{\"model\":\"m\",\"cache_salt\":\"of another team\"," + MESSAGES + "}";
        // When
        String told = told("search", own);
        // Then
        assertEquals(told("search", CHAT), told);
    }

    @Test
    void whatTheCallerTagsAsBatchGoesLater() {
        assertEquals(1, priority(told("search", CHAT, "pii", "batch")));
    }

    /// To one that schedules in order of arrival the word means nothing (backends.md section 4),
    /// and it may refuse it.
    @ParameterizedTest
    @ValueSource(strings = {"", "\"priority\":-100,"})
    void aServerThatRanksNothingIsToldNoPriority(String own) {
        // Given
        String json = "{\"model\":\"m\"," + own + MESSAGES + "}";
        Errand errand = Errands.of(Endpoint.CHAT, "search", json, "batch");
        // When
        String told = salts.of(errand, false).json();
        // Then
        assertEquals(own.isEmpty(), !told.contains("\"priority\":null"));
        assertFalse(told.matches(".*\"priority\":-?[0-9].*"), told);
    }

    @Test
    void nothingIsSaidOfAnUsualRequestsPriority() {
        assertFalse(told("search", CHAT).contains("priority"));
    }

    @Test
    void s25_theCallersOwnPriorityIsReplaced() {
        // Given
        String first = "{\"model\":\"m\",\"priority\":-100," + MESSAGES + "}";
        // When
        String told = told("search", first);
        // Then
        assertEquals(0, priority(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"request_id", "session_id", "kv_transfer_params"})
    void s25_whatIsTheServersOwnBusinessIsLeftOut(String name) {
        // Given
        String own = "{\"model\":\"m\",\"" + name + "\":\"x\"," + MESSAGES + "}";
        // When
        String told = told("search", own);
        // Then
        assertTrue(told.contains("\"" + name + "\":null"), told);
    }

    @Test
    void embeddingsHaveNoPrefixCache() {
        // Given
        Errand errand =
                Errands.of(Endpoint.EMBEDDINGS, "search", "{\"model\":\"m\",\"input\":\"hi\"}");
        // When
        String told = salts.of(errand, true).json();
        // Then
        assertEquals("{}", told);
    }

    private static int priority(String json) {
        return Integer.parseInt(json.replaceFirst(".*\"priority\":(-?[0-9]+).*", "$1"));
    }
}
