package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However a stream is written and cut, its events are the same.
class EventStreamPropertiesTest {

    private static final String[] ENDS = {"\n", "\r\n", "\r"};
    private static final String[] NOISE = {": ping", "id: 3", "retry: 1", "event: x", "nothing"};
    private static final String[] TEXT = {"{\"a\":1}", "é", "한", "\uD83D\uDE00", "x: y", "[DONE]"};

    private record Written(byte[] bytes, List<String> events) {}

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyChunkingGivesTheSameEvents(int seed) {
        // Given
        Random random = new Random(seed);
        Written written = write(random);
        int largest = 1 + random.nextInt(40);
        // When
        Split split = Split.inPieces(written.bytes, random, largest);
        // Then
        assertEquals(written.events, split.events);
    }

    private static Written write(Random random) {
        StringBuilder bytes = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        List<String> events = new ArrayList<>();
        String end = ENDS[random.nextInt(3)];
        for (int i = random.nextInt(8); i >= 0; i--) {
            List<String> lines = new ArrayList<>();
            for (int line = random.nextInt(4); line > 0; line--) {
                noise(bytes, random, end);
                String text = TEXT[random.nextInt(TEXT.length)].repeat(1 + random.nextInt(5));
                bytes.append(random.nextBoolean() ? "data: " : "data:").append(text).append(end);
                lines.add(text);
            }
            noise(bytes, random, end);
            bytes.append(end);
            if (!lines.isEmpty()) {
                events.add(String.join("\n", lines));
            }
        }
        return new Written(bytes.toString().getBytes(StandardCharsets.UTF_8), events);
    }

    private static void noise(StringBuilder bytes, Random random, String end) {
        if (random.nextInt(3) == 0) {
            bytes.append(NOISE[random.nextInt(NOISE.length)]).append(end);
        }
    }
}
