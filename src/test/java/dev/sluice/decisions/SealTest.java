package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static Seal seal(int seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return new Seal(key);
    }

    private static final Features SOME =
            new Features(new int[] {4, 0, 9, 1, 7}, new int[] {1, 65_535, 300});

    @Test
    void whatWasSealedCanBeOpened() {
        // Given
        Features sealed = seal(1).seal(SOME);
        // When
        Features open = seal(1).open(sealed);
        // Then
        assertEquals(SOME, open);
    }

    @Test
    void conversationsAreOpenedByManyAtOnce() {
        // Given
        Seal seal = seal(1);
        long[] all = LongStream.range(0, 20_000).toArray();
        String[] sealed = Arrays.stream(all).mapToObj(seal::conversation).toArray(String[]::new);
        // When
        long[] open = Arrays.stream(sealed).parallel().mapToLong(seal::conversation).toArray();
        // Then
        assertArrayEquals(all, open);
    }

    /// Whose directory was removed under a gateway that runs.
    @Test
    void aKeyThatIsGoneIsPutBackWithTheLog(@TempDir Path folder) throws IOException {
        // Given
        Path data = folder.resolve("data");
        Seal seal = Seal.in(data, new Random(1));
        Path file = data.resolve("decisions.jsonl");
        try (LogFile log = new LogFile(file, 1_000, 1, () -> seal.keep(data))) {
            log.append(List.of("before"));
            Files.delete(file);
            Files.delete(data.resolve("decisions.key"));
            Files.delete(data);
            // When
            log.append(List.of("after"));
        }
        // Then
        assertEquals("after\n", Files.readString(file));
        assertEquals(7, Seal.open(data).conversation(seal.conversation(7)));
    }

    @Test
    void aKeyThatIsThereStays(@TempDir Path data) throws IOException {
        // Given
        String theirs = Seal.in(data, new Random(1)).conversation(7);
        // When
        seal(2).keep(data);
        // Then
        assertEquals(7, Seal.open(data).conversation(theirs));
    }

    @Test
    void everyBucketGetsAnotherPlaceOfItsOwn() {
        // Given
        int[] all = IntStream.range(0, Features.BUCKETS).toArray();
        // When
        int[] sealed = seal(1).seal(new Features(new int[0], all)).buckets();
        // Then
        assertArrayEquals(all, Arrays.stream(sealed).sorted().toArray());
        assertTrue(
                IntStream.of(all).filter(i -> sealed[i] == i).count() < 20,
                "hardly any bucket may stay where it was");
    }

    @Test
    void anotherKeyOpensNothing() {
        // Given
        Features sealed = seal(1).seal(SOME);
        // When
        Features open = seal(2).open(sealed);
        // Then
        assertNotEquals(SOME, open);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, 0x123456789abcdefL})
    void aConversationCanBeOpened(long conversation) {
        // Given
        String sealed = seal(1).conversation(conversation);
        // When
        long open = seal(1).conversation(sealed);
        // Then
        assertEquals(conversation, open);
    }

    @Test
    void aConversationSealedWithAnotherKeyIsRefused() {
        // Given
        String sealed = seal(2).conversation(5);
        // When
        IllegalArgumentException no =
                assertThrows(IllegalArgumentException.class, () -> seal(1).conversation(sealed));
        // Then
        assertTrue(no.getMessage().contains("another key"), no.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "00", "0"})
    void whatIsNoConversationIsRefused(String sealed) {
        assertThrows(IllegalArgumentException.class, () -> seal(1).conversation(sealed));
    }

    @Test
    void theKeyIsMadeOnFirstUseForItsOwnerAlone(@TempDir Path data) throws IOException {
        // When
        Seal.in(data.resolve("new"), new Random(1));
        // Then
        Path key = data.resolve("new/decisions.key");
        assertEquals(
                "32 rw-------",
                Files.size(key)
                        + " "
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }

    @Test
    void theKeyStaysTheSame(@TempDir Path data) throws IOException {
        // Given
        Features sealed = Seal.in(data, new Random(1)).seal(SOME);
        // When
        Features open = Seal.in(data, new Random(2)).open(sealed);
        // Then
        assertEquals(SOME, open);
    }

    @Test
    void nothingElseIsLeftBesideTheKey(@TempDir Path data) throws IOException {
        // When
        Seal.in(data, new Random(1));
        // Then
        try (var files = Files.list(data)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aKeyOfTheWrongSizeIsRefusedByName(@TempDir Path data) throws IOException {
        // Given
        Files.write(data.resolve("decisions.key"), new byte[5]);
        // When
        IOException no = assertThrows(IOException.class, () -> Seal.in(data, new Random(1)));
        // Then
        assertTrue(no.getMessage().contains("decisions.key: has 5 bytes"), no.getMessage());
    }

    @Test
    void aVerbNeverMakesAKey(@TempDir Path data) {
        // When
        IOException no = assertThrows(IOException.class, () -> Seal.open(data));
        // Then
        assertTrue(no.getMessage().contains("SLUICE_DATA"), no.getMessage());
    }
}
