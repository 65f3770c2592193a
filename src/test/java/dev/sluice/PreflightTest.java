package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers and lengths that no server starts with: each is named with its value and the fix.
class PreflightTest {

    @TempDir Path folder;

    private static Settings told(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(Settings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(Settings.class);
    }

    private static String problems(int http, int management, Map<String, String> values) {
        return new Preflight(told(values), http, management, "127.0.0.1", "enabled").problems();
    }

    @ParameterizedTest
    @CsvSource({"-3s, PT-3S", "99999999999s, PT27777777H46M39S"})
    void aPingThatNobodyWouldSeeIsNamedWithTheFix(String said, String told) {
        // When
        String problems = problems(8080, 9000, Map.of("sluice.stream.ping", said));
        // Then
        assertEquals(
                "sluice.stream.ping: %s is not between 0s and 24h; give a length such as 15s, or 0 for no comments"
                        .formatted(told),
                problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "50ms", "15s", "24h"})
    void aPingWithinADayIsFine(String said) {
        // When
        String problems = problems(8080, 9000, Map.of("sluice.stream.ping", said));
        // Then
        assertEquals("", problems);
    }

    @ParameterizedTest
    @CsvSource({
        "99999, 9000, 9001, 'quarkus.http.port: 99999 is no port; give one from 1 to 65535'",
        "-7, 9000, 9001, 'quarkus.http.port: -7 is no port; give one from 1 to 65535'",
        "8080, 65536, 9001, 'quarkus.management.port: 65536 is no port; give one from 1 to 65535'",
        "8080, 9000, -5, 'sluice.admin.port: -5 is no port; give one from 1 to 65535'",
        "9000, 9000, 9001, 'quarkus.management.port: 9000 is quarkus.http.port too; give each a port of its own'",
        "8080, 9000, 8080, 'sluice.admin.port: 8080 is quarkus.http.port too; give each a port of its own'"
    })
    void aPortThatIsNoneOrTakenIsNamed(int http, int management, String admin, String expected) {
        // When
        String problems = problems(http, management, Map.of("sluice.admin.port", admin));
        // Then
        assertEquals(expected, problems);
    }

    @Test
    void fewerCallsThanNoneAreNamedWithTheFix() {
        // When
        String problems = problems(8080, 9000, Map.of("sluice.warm-up", "-3"));
        // Then
        assertEquals(
                "sluice.warm-up: -3 is no number of calls; give one such as 16000, or 0", problems);
    }

    @Test
    void anyFreePortIsFineForAllOfThem() {
        // When
        String problems = problems(0, 0, Map.of("sluice.admin.port", "0"));
        // Then
        assertEquals("", problems);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        // When
        String problems = problems(-1, 99999, Map.of("sluice.stream.ping", "-1s"));
        // Then
        assertEquals(3, problems.lines().count(), problems);
    }

    private String recording(String name, String value) {
        Map<String, String> values =
                new HashMap<>(
                        Map.of("sluice.data", folder.toString(), "sluice.decisions.log", "log"));
        values.put(name, value);
        Recording recording = new Recording(told(values));
        return String.valueOf(
                assertThrows(
                                WrongConfiguration.class,
                                () -> recording.begin(new Meters(new SimpleMeterRegistry())))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "sluice.decisions.keep, 0",
        "sluice.decisions.keep, 2147483647",
        "sluice.decisions.memory, -1",
        "sluice.decisions.memory, 100000",
        "sluice.decisions.full, 0"
    })
    void aRecordOfNothingOrOfMoreThanThereIsRoomForIsNamed(String name, String said) {
        // When
        String told = recording(name, said);
        // Then
        assertTrue(told.startsWith(name + ": " + said + " is not between 1 and "), told);
    }

    @Test
    void aDecisionLogThatCannotBeWrittenIsNamed() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "x");
        // When
        String told = recording("sluice.decisions.log", file + "/log");
        // Then
        assertTrue(told.startsWith("sluice.decisions.log: '" + file + "/log' "), told);
    }

    @Test
    void aDataDirectoryThatIsNoneIsToldWithTheReason() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "x");
        // When
        String told = recording("sluice.data", file.toString());
        // Then
        assertTrue(
                told.startsWith("sluice.data: '" + file + "' ")
                        && told.contains("FileAlreadyExistsException: " + file),
                told);
    }

    @Test
    void aFlagThatIsNeitherTrueNorFalseIsRefused() {
        // When
        Exception wrong =
                assertThrows(
                        RuntimeException.class, () -> told(Map.of("sluice.last-good", "maybe")));
        // Then
        assertTrue(
                wrong.toString().contains("sluice.last-good") && wrong.toString().contains("maybe"),
                wrong.toString());
    }
}
