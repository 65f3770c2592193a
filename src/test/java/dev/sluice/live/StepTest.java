package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {

    @ParameterizedTest
    @CsvSource({
        "SECOND, 120100, 119",
        "SECOND, 120099, 118",
        "SECOND, 121099, 119",
        "TEN_SECONDS, 120100, 119",
        "TEN_SECONDS, 129999, 119",
        "TEN_SECONDS, 130100, 129",
        "MINUTE, 120100, 119",
        "MINUTE, 179999, 119",
        "MINUTE, 180050, 119",
        "MINUTE, 180100, 179"
    })
    void theNewestWholeStepIsOver(Step step, long millis, long second) {
        // When
        long whole = step.whole(millis);
        // Then
        assertEquals(second, whole);
    }
}
