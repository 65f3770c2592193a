package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeychainTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Keychain three = keychain(3);
    private long now = -5 * SECOND;

    private static Keychain keychain(int size) {
        return new Keychain(
                IntStream.range(0, size).mapToObj(i -> new Secret("key-" + i)).toList());
    }

    private String picks(int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> Integer.toString(three.pick(now)))
                .collect(Collectors.joining());
    }

    @Test
    void keysAreUsedInTurn() {
        assertEquals("012012", picks(6));
    }

    @Test
    void aRefusedKeyIsLeftOutForTenMinutes() {
        // Given
        three.refused(1, now);
        now += 599 * SECOND;
        // When
        String picks = picks(6);
        // Then
        assertFalse(picks.contains("1"), picks);
    }

    @Test
    void aRefusedKeyIsTriedAgainAfterTenMinutes() {
        // Given
        three.refused(1, now);
        // When
        now += 600 * SECOND;
        // Then
        assertTrue(picks(3).contains("1"));
    }

    @Test
    void aLimitedKeyRestsUntilItsHint() {
        // When
        three.limited(0, 7 * SECOND, now);
        // Then
        assertEquals("1 0", three.resting(now) + " " + three.resting(now + 7 * SECOND));
    }

    @Test
    void withoutAHintARestDoublesUntilTheKeyServes() {
        // Given
        three.limited(0, 0, now);
        now += 5 * SECOND;
        three.limited(0, 0, now);
        int doubled = three.resting(now + 9 * SECOND);
        now += 10 * SECOND;
        three.succeeded(0);
        // When
        three.limited(0, 0, now);
        // Then
        assertEquals("1 0", doubled + " " + three.resting(now + 5 * SECOND));
    }

    @Test
    void whenAllRestTheOneThatRestsLeastIsPicked() {
        // Given
        three.limited(0, 30 * SECOND, now);
        three.limited(1, 10 * SECOND, now);
        three.refused(2, now);
        // When
        String picks = picks(3);
        // Then
        assertEquals("111", picks);
    }

    @Test
    void saysWhenTheFirstIsFreeAgain() {
        // Given
        three.limited(0, 30 * SECOND, now);
        three.limited(1, 10 * SECOND, now);
        // When
        three.limited(2, 20 * SECOND, now);
        // Then
        assertEquals(10 * SECOND, three.untilOneIsFree(now));
    }

    @Test
    void isLockedWhenEachKeyWasRefused() {
        // Given
        Keychain two = keychain(2);
        two.refused(0, now);
        two.limited(1, 10 * SECOND, now);
        boolean before = two.locked(now);
        // When
        two.refused(1, now);
        // Then
        assertEquals("false true", before + " " + two.locked(now));
    }

    @Test
    void anOperatorFreesThemAll() {
        // Given
        three.refused(0, now);
        three.limited(1, 10 * SECOND, now);
        // When
        three.free();
        // Then
        assertEquals(0, three.resting(now));
    }

    @Test
    void printsNoKey() {
        assertFalse((three + "" + List.of(three.key(0))).contains("key-"));
    }

    /// Seeded: as long as one key is free, none that rests is picked.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverPicksOneThatRestsWhileAnotherIsFree(long seed) {
        // Given
        Random random = new Random(seed);
        long[] until = new long[3];
        Arrays.fill(until, Long.MIN_VALUE);
        int wrong = 0;
        // When
        for (int i = 0; i < 2_000; i++) {
            now += random.nextInt(3) * SECOND;
            int key = three.pick(now);
            boolean free = Arrays.stream(until).anyMatch(end -> end <= now);
            wrong += free && until[key] > now ? 1 : 0;
            long rest = SECOND * (1 + random.nextInt(20));
            three.limited(key, rest, now);
            until[key] = Math.max(until[key], now + rest);
        }
        // Then
        assertEquals(0, wrong);
    }
}
