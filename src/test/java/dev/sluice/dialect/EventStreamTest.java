package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void endsLinesInEachOfTheThreeWays(String end) {
        // When
        Split split = Split.whole("data: a" + end + end + "data: b" + end + end);
        // Then
        assertEquals(List.of("a", "b"), split.events);
    }

    @Test
    void givesAnEventAsSoonAsItIsWhole() {
        // When
        Split split = new Split().feed("data: a\n\ndata: b");
        // Then
        assertEquals(List.of("a"), split.events);
    }

    @Test
    void givesACarriageReturnEventWithoutWaitingForTheNext() {
        // When
        Split split = new Split().feed("data: a\r\n\r\n");
        // Then
        assertEquals(List.of("a"), split.events);
    }

    @Test
    void takesALineEndCutBetweenCarriageReturnAndLineFeedForOne() {
        // When
        Split split = new Split().feed("data: a\r").feed("\ndata: b\r").feed("\n\r").feed("\n");
        // Then
        assertEquals(List.of("a\nb"), split.events);
    }

    @Test
    void skipsAByteOrderMark() {
        // When
        Split split = Split.whole("\uFEFFdata: a\n\n");
        // Then
        assertEquals(List.of("a"), split.events);
    }

    @Test
    void skipsAByteOrderMarkCutInTwo() {
        // When
        Split split =
                new Split()
                        .feed(new byte[] {(byte) 0xEF})
                        .feed(new byte[] {(byte) 0xBB})
                        .feed(new byte[] {(byte) 0xBF, 'd'})
                        .feed("ata: a\n\n");
        // Then
        assertEquals(List.of("a"), split.events);
    }

    @Test
    void keepsACharacterCutInTwo() {
        // Given
        byte[] bytes = "data: 한글\n\n".getBytes(StandardCharsets.UTF_8);
        Split split = new Split();
        // When
        for (byte b : bytes) {
            split.feed(new byte[] {b});
        }
        // Then
        assertEquals(List.of("한글"), split.events);
    }

    @Test
    void dropsCommentsAndUnknownFields() {
        // When
        Split split = Split.whole(": ping\nid: 7\nretry: 5\nevent: x\nnonsense\ndata: a\n\n");
        // Then
        assertEquals(List.of("a"), split.events);
    }

    @Test
    void aCommentAloneIsNoEvent() {
        // When
        Split split = Split.whole(": OPENROUTER PROCESSING\n\n: again\n\n");
        // Then
        assertEquals(List.of(), split.events);
    }

    @Test
    void joinsSeveralDataLinesByLineFeed() {
        // When
        Split split = Split.whole("data: a\ndata: b\ndata:c\n\ndata: d\n\n");
        // Then
        assertEquals(List.of("a\nb\nc", "d"), split.events);
    }

    @Test
    void takesOneSpaceOffAndNoMore() {
        // When
        Split split = Split.whole("data:  a \n\ndata:b\n\n");
        // Then
        assertEquals(List.of(" a ", "b"), split.events);
    }

    @Test
    void saysWhenTheBytesMayBePassedOn() {
        // When
        Split split =
                Split.whole(
                        "data: a\n\ndata:b\n\ndata: c\r\n\r\n: x\ndata: d\n\ndata: e\n: x\n\ndata: f\n\n");
        // Then
        assertEquals(List.of(true, false, false, false, false, true), split.raw);
    }

    @Test
    void anErrorEventIsOneAndTheNextIsNot() {
        // When
        Split split = Split.whole("event: error\ndata: a\n\nevent:message\ndata: b\n\ndata: c\n\n");
        // Then
        assertEquals(List.of(true, false, false), split.errors);
    }

    @Test
    void givesTheLastEventThatLacksItsBlankLine() {
        // When
        Split split = Split.whole("data: a\n\ndata: b");
        // Then
        assertEquals(List.of("a", "b"), split.events);
    }

    @Test
    void anEndWithNothingHeldGivesNothing() {
        // When
        Split split = Split.whole("data: a\n\n");
        // Then
        assertEquals(List.of("a"), split.events);
    }

    @Test
    void refusesALineLargerThanTheLimit() {
        // Given
        Split split = new Split().feed("data: ");
        byte[] block = new byte[64 << 10];
        // When
        for (int i = 0; i <= EventLimit.TEXT / block.length; i++) {
            split.feed(block);
        }
        // Then
        assertNotNull(split.stream.overflow());
    }

    @Test
    void refusesAnEventOfManyLinesLargerThanTheLimit() {
        // Given
        Split split = new Split();
        String block = ("data: " + "x".repeat(1_000) + "\n").repeat(64);
        // When
        for (int i = 0; i <= EventLimit.TEXT / block.length(); i++) {
            split.feed(block);
        }
        // Then
        assertNotNull(split.stream.overflow());
    }

    @Test
    void manySmallEventsAreNotALargeOne() {
        // Given
        Split split = new Split();
        String block = ("data: " + "x".repeat(1_000) + "\n\n").repeat(64);
        // When
        for (int i = 0; i < 40; i++) {
            split.feed(block);
        }
        // Then
        assertNull(split.stream.overflow());
    }

    @Test
    void readsNothingMoreOnceOverflown() {
        // Given
        Split split = new Split();
        byte[] large = new byte[EventLimit.TEXT + 1];
        split.feed(large);
        // When
        split.feed("\n\ndata: a\n\n").finish();
        // Then
        assertEquals(List.of(), split.events);
    }
}
