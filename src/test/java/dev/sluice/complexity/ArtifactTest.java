package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactTest {

    private static final int FORMAT = 8;
    private static final int FEATURES = 12;

    @TempDir Path folder;

    private Path file;
    private byte[] bytes;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("mine-1.bin");
        bytes = Artifact.shipped().bytes();
        write(bytes);
    }

    @Test
    void isReadAsItWasWritten() {
        // When
        Artifact read = Artifact.read(file);

        // Then
        assertEquals(Artifact.shipped().version(), read.version());
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        // Given
        byte[] changed = bytes.clone();
        changed[5_000]++;
        Files.write(file, changed);

        // When
        String said = fault();

        // Then
        assertTrue(
                said.startsWith(file + ": SHA-256 is ") && said.contains("but its card says"),
                said);
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        // Given
        write(ByteBuffer.wrap(bytes.clone()).putInt(FORMAT, 9).array());

        // When
        String said = fault();

        // Then
        assertEquals(
                file + ": format is 9, this program reads 1; fit it again with `sluice fit`", said);
    }

    @Test
    void otherFeaturesAreRefused() throws IOException {
        // Given
        write(ByteBuffer.wrap(bytes.clone()).putInt(FEATURES, 7).array());

        // When
        String said = fault();

        // Then
        assertEquals(
                file
                        + ": feature version is 7, this program reads 1; fit it again with `sluice fit`",
                said);
    }

    @Test
    void halfAFileIsRefused() throws IOException {
        // Given
        write(Arrays.copyOf(bytes, bytes.length / 2));

        // When
        String said = fault();

        // Then
        assertEquals(file + ": ends too early; copy it again", said);
    }

    @Test
    void moreThanAFileIsRefused() throws IOException {
        // Given
        write(Arrays.copyOf(bytes, bytes.length + 1));

        // When
        String said = fault();

        // Then
        assertEquals(file + ": goes on after its end; copy it again", said);
    }

    @Test
    void anythingElseIsRefused() throws IOException {
        // Given
        write("something else altogether".getBytes());

        // When
        String said = fault();

        // Then
        assertEquals(file + ": is no artifact of sluice", said);
    }

    @Test
    void aFileWithoutACardIsRefused() throws IOException {
        // Given
        Files.delete(Artifact.card(file));

        // When
        String said = fault();

        // Then
        assertTrue(said.contains("mine-1.json cannot be read"), said);
    }

    @Test
    void anUnknownPairGetsTheCalibrationOfAll() {
        // When
        Calibration calibration = Artifact.shipped().calibration("nobody");

        // Then
        assertEquals(Calibration.POOLED, calibration.pair());
    }

    @Test
    void theReferenceQuantilesRise() {
        // When
        double[] quantiles = Artifact.shipped().quantiles(Scale.DEFAULT.calibration());

        // Then
        double[] sorted = quantiles.clone();
        Arrays.sort(sorted);
        assertEquals(101, quantiles.length);
        assertEquals(Arrays.toString(sorted), Arrays.toString(quantiles));
    }

    private String fault() {
        return assertThrows(Artifact.Unusable.class, () -> Artifact.read(file)).getMessage();
    }

    private void write(byte[] some) throws IOException {
        Files.write(file, some);
        String hash = java.util.HexFormat.of().formatHex(ArtifactFile.sha256(some));
        Files.writeString(Artifact.card(file), "{\"sha256\": \"" + hash + "\"}");
    }
}
