package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.wire.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a caller is told whose call was not heard.
class EntranceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory      | The gateway has as much to do as it has memory for; try again soon.",
                "descriptors | The gateway has as many connections and files open as it may; try again soon."
            })
    void aCallerIsToldWhatTheGatewayLacks(String lack, String wanted) {
        // When
        Refusal.Busy refused = Entrance.overloaded(lack);
        // Then
        assertEquals(wanted, refused.message());
    }
}
