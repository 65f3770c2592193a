package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Golden exchanges with Gemini on Vertex AI, over its REST transport.
class LangChain4jVertexTest {

    private static final String ANSWER =
            "[{'candidates':[{'content':{'role':'model','parts':[{'text':'안녕'}]},'finishReason':'STOP'}],"
                    + "'usageMetadata':{'promptTokenCount':3,'candidatesTokenCount':2,'totalTokenCount':5}}]";

    @AutoClose private final Afar afar = new Afar();

    private Model model() {
        return Afar.model(
                "vertex",
                "gemini-2.5-flash",
                "a-token",
                afar.base("/v1/projects/p1/locations/europe-west4"),
                Provider.Rules.NONE);
    }

    private void answers(int status, String json) {
        afar.answers(
                status,
                "application/json",
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Ask ask(String members) {
        String json = "{'model':'mine','messages':[{'role':'user','content':'hi'}]" + members + "}";
        return Asks.read(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'stream':true"})
    void answers(String members) throws Exception {
        // Given
        answers(200, ANSWER);
        // When
        String told = afar.told(ask(members), model());
        // Then
        assertTrue(told.contains("안녕"), told);
        assertTrue(told.contains("\"finish_reason\":\"stop\""), told);
    }

    @Test
    void countsThoughtsThatOnlyTheTotalTells() throws Exception {
        // Given
        answers(200, ANSWER.replace("'totalTokenCount':5", "'totalTokenCount':45"));
        // When
        String told = afar.told(ask(""), model());
        // Then
        assertTrue(told.contains("\"completion_tokens\":42"), told);
        assertTrue(told.contains("\"reasoning_tokens\":40"), told);
    }

    @Test
    void asksWhereTheAddressSaysAndShowsTheToken() throws Exception {
        // Given
        answers(200, ANSWER);
        // When
        afar.told(ask(",'max_tokens':9"), model());
        // Then
        Afar.Seen seen = afar.asked();
        assertEquals(
                "/v1/projects/p1/locations/europe-west4/publishers/google/models/gemini-2.5-flash:streamGenerateContent",
                seen.path());
        assertEquals("Bearer a-token", seen.authorization());
        assertTrue(seen.body().contains("maxOutputTokens"), seen.body());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 503})
    void keepsTheProvidersStatus(int status) throws Exception {
        // Given
        answers(status, "{'error':{'code':" + status + ",'message':'no'}}");
        // When
        int told = afar.sent(ask(""), model()).statusCode();
        // Then
        assertEquals(status, told);
    }
}
