package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Records;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 2xx, ACCEPTED",
        "good, '', 2xx, ACCEPTED",
        "good, retry, 2xx, ACCEPTED",
        "under, '', 2xx, REJECTED",
        "over, '', 2xx, REJECTED",
        "slow, '', 2xx, REJECTED",
        "'', retry, 2xx, REJECTED",
        "'', rephrase, 2xx, REJECTED",
        "good, '', 5xx, UNKNOWN",
        "'', '', client_closed, UNKNOWN"
    })
    void isAcceptedUnlessSomethingSpeaksAgainstIt(
            String feedback, String again, String status, Outcome outcome) {
        // Given
        Records record = Records.of("a").feedback(feedback).again(again).status(status);
        // When
        Outcome told = Outcome.of(record.record());
        // Then
        assertEquals(outcome, told);
    }

    @ParameterizedTest
    @CsvSource({"length, true, REJECTED", "length, false, ACCEPTED", "stop, true, ACCEPTED"})
    void anEmptyAnswerAtItsLengthIsNone(String finish, boolean empty, Outcome outcome) {
        // Given
        Records record = Records.of("a").finish(finish, empty);
        // When
        Outcome told = Outcome.of(record.record());
        // Then
        assertEquals(outcome, told);
    }
}
