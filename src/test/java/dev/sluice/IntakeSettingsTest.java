package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the way in of request bodies may be told.
class IntakeSettingsTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    private static Settings told(String name, String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(Settings.class)
                .withDefaultValue(name, value)
                .build()
                .getConfigMapping(Settings.class);
    }

    private long intakes(String name, String value) {
        return new Bounds()
                .intakes(vertx, told(name, value), new Meters(new SimpleMeterRegistry()))
                .reading();
    }

    @Test
    void memoryThatHoldsNoBodyIsAWrongConfiguration() {
        // When
        WrongConfiguration wrong =
                assertThrows(WrongConfiguration.class, () -> intakes("sluice.intake.memory", "8M"));
        // Then
        assertTrue(
                String.valueOf(wrong.getMessage()).startsWith("sluice.intake.memory: 8388608 "),
                wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "sluice.intake.patience, -1s, PT-1S",
        "sluice.intake.patience, 999ms, PT0.999S",
        "sluice.intake.head, 0s, PT0S"
    })
    void aLengthThatCutsEverybodyIsNamedWithTheFix(String name, String said, String told) {
        // When
        WrongConfiguration wrong =
                assertThrows(WrongConfiguration.class, () -> intakes(name, said));
        // Then
        assertEquals(
                name
                        + ": "
                        + told
                        + " is under 1s, and would cut every caller; give a length such as 30s",
                wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "sluice.intake.patience, 86401s",
        "sluice.intake.head, 99999999999s",
        "sluice.intake.memory, 999999G"
    })
    void whatBoundsNothingIsNamedWithTheFix(String name, String said) {
        // When
        WrongConfiguration wrong =
                assertThrows(WrongConfiguration.class, () -> intakes(name, said));
        // Then
        assertTrue(String.valueOf(wrong.getMessage()).startsWith(name + ": "), wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "sluice.intake.patience, 1s",
        "sluice.intake.head, 1s",
        "sluice.intake.memory, 16M"
    })
    void theLeastIsTaken(String name, String said) {
        // When
        long reading = intakes(name, said);
        // Then
        assertEquals(0, reading);
    }
}
