package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loads the real model, once: what is tested is that it is asked rightly, not how good it is.
class EmbeddingSignalTest extends SignalContract {

    private static final EmbeddingSignal SIGNAL = new EmbeddingSignal();

    @BeforeAll
    static void loads(@TempDir Path directory) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append(row("Prove that the root of " + (i + 2) + " is irrational.", 0, 1));
            rows.append(row("Say hello to my friend number " + i + ".", 1, 1));
        }
        rows.append("{\"prompt\":\"no outcome\"}\n");
        Path file = Files.writeString(directory.resolve("rows.jsonl"), rows);
        SIGNAL.use(Map.of("auto", new Opinions(null, file, null)));
        SIGNAL.await();
    }

    private static String row(String prompt, int weak, int strong) {
        return "{\"id\":\"x\",\"prompt\":%s,\"weak_correct\":%d,\"strong_correct\":%d}\n"
                .formatted(Asks.quoted(prompt), weak, strong);
    }

    @Override
    protected Signal signal() {
        return SIGNAL;
    }

    @Override
    protected List<Ask> asks() {
        return List.of(Asks.chat("why?"), Asks.chat("prove it"), Asks.chat("왜?"));
    }

    /// Asks until the machine is quick enough for the deadline, NaN when it never is.
    private static double reads(String text) {
        double reading = Double.NaN;
        for (int i = 0; i < 200 && Double.isNaN(reading); i++) {
            reading =
                    SIGNAL.read(Asks.chat(text), System.nanoTime() + TimeUnit.SECONDS.toNanos(1))
                            .onItem()
                            .transform(Signal.Reading::probability)
                            .onFailure()
                            .recoverWithItem(Double.NaN)
                            .await()
                            .atMost(Duration.ofSeconds(20));
        }
        return reading;
    }

    @Test
    void aRequestLikeTheHardOnesIsHard() {
        // When
        double reading = reads("Prove that the root of 31 is irrational.");

        // Then
        assertTrue(reading > 0.9, () -> "read " + reading);
    }

    @Test
    void aRequestLikeTheEasyOnesIsEasy() {
        // When
        double reading = reads("Say hello to my friend number 99.");

        // Then
        assertTrue(reading < 0.1, () -> "read " + reading);
    }

    @Test
    void aFileWithoutRowsGivesNoReading(@TempDir Path directory) throws IOException {
        // Given
        EmbeddingSignal signal = new EmbeddingSignal();
        Path empty = Files.writeString(directory.resolve("empty.jsonl"), "");
        signal.use(Map.of("auto", new Opinions(null, empty, null)));
        signal.await();

        // When
        String outcome =
                signal.read(Asks.chat("why?"), System.nanoTime() + 1_000_000_000L)
                        .onItem()
                        .transform(_ -> "a reading")
                        .onFailure()
                        .recoverWithItem("none")
                        .await()
                        .atMost(Duration.ofSeconds(20));

        // Then
        assertEquals("none", outcome);
    }
}
