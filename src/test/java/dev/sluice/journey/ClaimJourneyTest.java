package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The data directory of a gateway that serves (operations O4).
@QuarkusTest
@WithTestResource(World.class)
class ClaimJourneyTest {

    @ConfigProperty(name = "sluice.data")
    Path data;

    @Test
    void aGatewayHoldsItsDataDirectoryWhileItServes() throws IOException {
        // Given
        assertFalse(data.startsWith(Path.of("").toAbsolutePath()), data::toString);
        // When
        try (FileChannel second =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.WRITE)) {
            // Then
            assertThrows(OverlappingFileLockException.class, second::tryLock);
        }
    }
}
