package dev.sluice.ask;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refused;

/// Any bytes are an [Ask] or a refusal, and every range of an [Ask] lies in the body.
class AskReaderFuzzTest {

    /// 60 s when it fuzzes (`JAZZER_FUZZ=1`), as security.md section 11 asks.
    @FuzzTest(maxDuration = "60s")
    void throwsNothingButARefusal(byte[] body) {
        for (Endpoint endpoint : Endpoint.values()) {
            try {
                check(Asks.read(endpoint, body), body.length);
            } catch (Refused refused) {
                assertTrue(refused.getMessage().length() < 10_000);
            }
        }
    }

    private static void check(Ask ask, int size) {
        int behind = ask.body().open();
        for (int i = 0; i < ask.body().size(); i++) {
            assertTrue(behind <= ask.body().keyStart(i));
            assertTrue(ask.body().keyStart(i) < ask.body().valueStart(i));
            assertTrue(ask.body().valueStart(i) < ask.body().valueEnd(i));
            behind = ask.body().valueEnd(i);
        }
        assertTrue(behind < size);
        Glyphs glyphs = ask.text().glyphs();
        for (int point = glyphs.next(); point >= 0; point = glyphs.next()) {
            assertTrue(Character.isValidCodePoint(point));
        }
    }
}
