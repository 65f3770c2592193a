package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.load.Headroom.Amount;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadroomTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "85, 95, 98, nothing",
                "86, 0, 0, memory",
                "0, 96, 0, memory",
                "0, 0, 99, descriptors",
                "99, 0, 99, memory"
            })
    void saysWhatIsShort(long heap, long direct, long descriptors, String lack) {
        // When
        String said =
                Headroom.lack(
                        new Amount(heap, 100),
                        new Amount(direct, 100),
                        new Amount(descriptors, 100));
        // Then
        assertEquals(lack, said);
    }

    @Test
    void whatIsUnboundedOrUnknownIsNeverShort() {
        // When
        String said = Headroom.lack(new Amount(9, 0), new Amount(9, -1), new Amount(9, 0));
        // Then
        assertEquals(null, said);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 64, 2, sluice.load.least",
        "11, 10, 64, 2, sluice.load.least",
        "1, 0, 64, 2, sluice.load.most",
        "1, 10, -1, 2, sluice.load.queue",
        "1, 10, 64, 0, sluice.load.patience",
        "1, 10, 64, 61, sluice.load.patience"
    })
    void termsOutOfRangeNameTheirSetting(
            int least, int most, int queue, long seconds, String setting) {
        // When
        var no =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Terms(least, most, queue, Duration.ofSeconds(seconds)));
        // Then
        assertTrue(no.getMessage().startsWith(setting), no.getMessage());
    }
}
