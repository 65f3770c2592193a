package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.training.Scoring;
import dev.sluice.training.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What a verb says to a full disk, or to a reader who has left.
class OutputTest {

    private final StringWriter err = new StringWriter();

    private static PrintWriter full() {
        return new PrintWriter(
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("no space left on device");
                    }
                },
                true);
    }

    @Test
    void anAnswerThatNobodyGotIsNoSuccess() {
        // Given
        CommandLine line = Sluice.commandLine(Map.of(), new Random(1));
        line.setOut(full()).setErr(new PrintWriter(err, true));
        // When
        int code = Sluice.run(line, "models");
        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(err.toString().contains("stdout: cannot be written"), err::toString);
    }

    @Test
    void rowsAreScoredOnlyAsLongAsSomebodyReads() {
        // Given
        Scoring scoring = Scoring.by(null, new PrintWriter(err, true));
        byte[] rows = "{\"id\":1,\"prompt\":\"hi\"}\n{\"id\":2}\n".getBytes(UTF_8);
        // When
        Unreadable no =
                assertThrows(
                        Unreadable.class,
                        () -> scoring.run(new ByteArrayInputStream(rows), full()));
        // Then
        assertEquals("stdout: cannot be written", no.getMessage());
    }
}
