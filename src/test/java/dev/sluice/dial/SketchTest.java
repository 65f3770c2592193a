package dev.sluice.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SketchTest {

    @Test
    void scoresCountOnceTheySettle() {
        // Given
        Sketch sketch = new Sketch();
        sketch.add(0.25);
        sketch.add(0.25);

        // When
        sketch.settle();

        // Then
        assertEquals(2, sketch.bins()[250]);
    }

    @Test
    void nothingIsKnownBeforeItSettles() {
        // Given
        Sketch sketch = new Sketch();

        // When
        sketch.add(0.25);

        // Then
        assertEquals(0, sketch.scores());
    }

    @Test
    void olderScoresFadeByWhatCameAfterThem() {
        // Given
        Sketch sketch = new Sketch();
        sketch.add(0.1);
        sketch.settle();
        for (int i = 0; i < Sketch.WINDOW; i++) {
            sketch.add(0.9);
        }

        // When
        sketch.settle();

        // Then
        assertEquals(1 / Math.E, sketch.bins()[100], 1e-9);
    }

    @Test
    void silenceForgetsNothing() {
        // Given
        Sketch sketch = new Sketch();
        sketch.add(0.5);
        sketch.settle();

        // When
        for (int i = 0; i < 1_000; i++) {
            sketch.settle();
        }

        // Then
        assertEquals(1, sketch.scores());
    }

    @Test
    void neverHoldsMoreThanItsWindowAndTheLastLoad() {
        // Given
        Sketch sketch = new Sketch();

        // When
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < 1_000; i++) {
                sketch.add(0.5);
            }
            sketch.settle();
        }

        // Then
        assertTrue(sketch.scores() < Sketch.WINDOW + 1_000, () -> "holds " + sketch.scores());
    }

    @Test
    void losesNoScoreOfManyThreads() throws Exception {
        // Given
        Sketch sketch = new Sketch();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int n = 0; n < 1_000; n++) {
                                    sketch.add(0.7);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        // When
        sketch.settle();

        // Then
        assertEquals(4_000, sketch.scores());
    }
}
