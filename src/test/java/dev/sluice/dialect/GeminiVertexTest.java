package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Gemini's codec at an address of Vertex AI, where a key is a token: docs/configuration.md.
class GeminiVertexTest {

    private static Dialect.Outbound sent(Provider.Auth auth) {
        Provider.Rules rules =
                new Provider.Rules(
                        Deviation.Edits.NONE,
                        Deviation.Turns.AS_IS,
                        Map.of("high", "24576"),
                        Deviation.Answers.AS_IS,
                        auth,
                        Provider.Unsupported.BY_MEANING,
                        4096);
        return new Gemini(InstantSource.system())
                .encode(
                        Asks.chatWith("hi", "\"reasoning_effort\":\"high\",\"stream\":true"),
                        Exchange.model("gemini-2.5-flash", rules, "ya29.token"),
                        Patch.NONE);
    }

    @Test
    void theTokenIsABearer() {
        assertEquals(
                "Bearer ya29.token", sent(Provider.Auth.BEARER).headers().get("authorization"));
    }

    @Test
    void aKeyOfVertexOwnIsShownAsGooglesAre() {
        assertEquals("ya29.token", sent(Provider.Auth.BY_DIALECT).headers().get("x-goog-api-key"));
    }

    @Test
    void theModelStandsBelowThePublisher() {
        assertEquals(
                "models/gemini-2.5-flash:streamGenerateContent?alt=sse",
                sent(Provider.Auth.BEARER).path());
    }

    @Test
    void theEffortReachesIt() {
        String body = new String(sent(Provider.Auth.BEARER).body(), StandardCharsets.UTF_8);
        assertTrue(body.contains("\"thinkingConfig\":{\"thinkingBudget\":24576"), body);
    }
}
