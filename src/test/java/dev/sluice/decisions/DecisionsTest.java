package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Scale;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {

    private final Desk desk = new Desk();

    private static Records call(String id, long secondsLater) {
        return Records.of(id).at(Records.NOON + 1_000 * secondsLater).spent(100, 500, 1);
    }

    @Test
    void aCallCanBeFoundAsSoonAsItEnded() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        DecisionRecord found = desk.decisions.find("a").orElseThrow();
        // Then
        assertEquals("search", found.asked().team());
    }

    @Test
    void featuresAreSealed() {
        // Given
        DecisionRecord open = Records.of("a").features(new int[] {3, 1}, 5, 6).record();
        // When
        desk.decisions.record(new Draft(open, Scale.DEFAULT, 7, null));
        // Then
        assertEquals(
                desk.seal.seal(open.weighed().seen().features()),
                desk.decisions.find("a").orElseThrow().weighed().seen().features());
    }

    @Test
    void theConversationIsSealed() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        String sealed = desk.decisions.find("a").orElseThrow().conversation();
        // Then
        assertEquals(7, desk.seal.conversation(sealed));
    }

    @Test
    void saysWhichWeightsAndCalibrationItWas() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        String artifact = desk.decisions.find("a").orElseThrow().weighed().artifact();
        // Then
        assertTrue(artifact.matches("[\\w.-]+@[0-9a-f]{8}/pooled"), artifact);
    }

    @Test
    void withoutConsentThereIsNoPrompt() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        String prompt = desk.decisions.find("a").orElseThrow().weighed().seen().prompt();
        // Then
        assertEquals("", prompt);
    }

    @Test
    void withConsentThePromptIsReadable() {
        // Given
        var text = Asks.chat("한국어 \"quoted\"\nand more").text().excerpt(1_000);
        desk.decisions.record(new Draft(Records.of("a").record(), Scale.DEFAULT, 7, text));
        // When
        String prompt = desk.decisions.find("a").orElseThrow().weighed().seen().prompt();
        // Then
        assertEquals("한국어 \"quoted\"\nand more", prompt);
    }

    /// Nobody empties the queue here: what does not fit is counted, and nobody waits.
    @Test
    @Timeout(20)
    void aFullQueueDropsAndCounts() {
        // Given
        for (int i = 0; i < 10_000; i++) {
            desk.decisions.record(Records.of("a" + i).draft(0));
        }
        // When
        int held = desk.decisions.newest(null, 20_000).size();
        // Then
        assertEquals(10_000, held + (int) desk.count("sluice.decisions.dropped"));
        assertTrue(held < 10_000);
    }

    @Test
    void theLogHoldsWhatHappened(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("decisions.jsonl");
        Desk logging = new Desk(file);
        logging.decisions.record(Records.of("a").draft(7));
        logging.decisions.judged("search", "a", Verdict.OVER);
        // When
        List<DecisionRecord> back = new java.util.ArrayList<>();
        new DecisionLog(List.of(file)).each(back::add);
        // Then
        assertEquals(List.of(logging.decisions.find("a").orElseThrow()), back);
    }

    @Test
    void theLogHoldsNoPromptWithoutConsent(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("decisions.jsonl");
        Desk logging = new Desk(file);
        logging.decisions.record(Records.of("a").draft(7));
        // When
        logging.decisions.close();
        // Then
        assertFalse(Files.readString(file).contains("\"prompt\""));
    }

    @Test
    void aLogThatCannotBeWrittenIsCountedAndTheRecordIsHeld(@TempDir Path folder)
            throws IOException {
        // Given
        Files.writeString(folder.resolve("in-the-way"), "");
        Desk logging = new Desk(folder.resolve("in-the-way/decisions.jsonl"));
        // When
        logging.decisions.record(Records.of("a").draft(7));
        // Then
        assertTrue(logging.decisions.find("a").isPresent());
        assertEquals(1, logging.count("sluice.decisions.dropped", "reason", "log_failed"));
    }

    @Test
    void closingHandsOnWhatCame(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("decisions.jsonl");
        Desk logging = new Desk(file);
        logging.decisions.record(Records.of("a").draft(7));
        // When
        logging.decisions.close();
        // Then
        assertEquals(1, Files.readAllLines(file).size());
    }

    @Test
    @Timeout(20)
    void sealsByItselfOnceStarted() {
        // Given
        desk.decisions.start();
        // When
        desk.decisions.record(Records.of("a").draft(7));
        // Then
        while (desk.count("sluice.decisions.held") < 1) {
            Thread.onSpinWait();
        }
        desk.decisions.close();
    }
}
