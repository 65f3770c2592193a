package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Content;
import dev.sluice.decisions.LineReader.Said;
import dev.sluice.kit.Records;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// How many of each kind of media a request had, on record.
class MediaLineTest {

    private static final Content SHOWN = new Content(1, 2, 3, 4, 5, 6, 7, 8, 9);

    @Test
    void aLineKeepsEachCount() {
        assertEquals(SHOWN, read(JsonLine.of(showing())).asked().content());
    }

    @Test
    void memoryKeepsEachCount() {
        // Given
        Packed.Writer writer = new Packed.Writer();

        // When
        int length = writer.write(showing());

        // Then
        assertEquals(SHOWN, Packed.read(writer.bytes(), 0, length).asked().content());
    }

    @Test
    void aLineFromBeforeVideosWereCountedHasNone() {
        // When
        DecisionRecord read = read("{\"kind\":\"decision\",\"id\":\"d\",\"turns\":1,\"images\":2}");

        // Then
        assertEquals(0, read.asked().content().video());
    }

    private static DecisionRecord showing() {
        DecisionRecord open = Records.of("d").record();
        DecisionRecord.Asked asked = open.asked();
        return new DecisionRecord(
                open.id(),
                open.at(),
                open.conversation(),
                new DecisionRecord.Asked(
                        asked.team(),
                        asked.endpoint(),
                        asked.model(),
                        asked.stream(),
                        asked.options(),
                        SHOWN,
                        asked.wishes(),
                        asked.bytes()),
                open.weighed(),
                open.routed(),
                open.ended(),
                open.after());
    }

    private static DecisionRecord read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return ((Said.Decided) new LineReader().read(bytes, 0, bytes.length)).record();
    }
}
