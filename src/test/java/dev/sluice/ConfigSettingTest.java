package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which directory of configuration a gateway was told to read.
class ConfigSettingTest {

    @TempDir Path folder;

    @Test
    void aNamedDirectoryThatIsNotThereIsToldWithTheFix() {
        // Given
        Path none = folder.resolve("none/config");
        // When
        String told = Configuring.absent(none);
        // Then
        assertTrue(told.contains(none.toString()) && told.contains("SLUICE_CONFIG"), told);
    }

    @Test
    void oneThatIsThereIsFine() {
        // When
        String told = Configuring.absent(folder);
        // Then
        assertEquals("", told);
    }
}
