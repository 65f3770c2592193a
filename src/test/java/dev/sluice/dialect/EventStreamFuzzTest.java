package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Random;

class EventStreamFuzzTest {

    /// No bytes make it throw, and no cut makes a difference.
    @FuzzTest(maxDuration = "30s")
    void cutsMakeNoDifference(byte @NotNull [] bytes) {
        Split whole = new Split().feed(bytes).finish();
        Split pieces = Split.inPieces(bytes, new Random(bytes.length), 3);
        assertEquals(whole.events, pieces.events);
    }
}
