package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishesTest {

    private static Envelope of(String... headers) {
        MultiMap map = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            map.add(headers[i], headers[i + 1]);
        }
        return new Envelope(map);
    }

    @Test
    void withoutOurHeadersThereAreNoWishes() {
        assertSame(Wishes.NONE, of("x-other", "1").wishes());
    }

    @Test
    void readsEveryWish() {
        // When
        Wishes wishes =
                of(
                                "x-sluice-tags", " pii, batch ,, ",
                                "x-sluice-tier", "reasoning",
                                "x-sluice-deadline-ms", "1500",
                                "x-sluice-fallback", "none")
                        .wishes();
        // Then
        assertEquals(new Wishes(List.of("pii", "batch"), Tier.REASONING, 1_500, false), wishes);
    }

    @Test
    void aConversationIsCalledAsTheCallerCallsIt() {
        // When
        Wishes wishes = of("x-sluice-conversation", "thread 7").wishes();
        // Then
        assertEquals("thread 7", wishes.conversation());
    }

    @Test
    void aNameTooLongForAConversationIsRefused() {
        // When
        Refused refused =
                assertThrows(
                        Refused.class, () -> of("x-sluice-conversation", "z".repeat(257)).wishes());
        // Then
        assertEquals("x-sluice-conversation", ((Refusal.Malformed) refused.refusal()).param());
    }

    @ParameterizedTest
    @CsvSource({
        "x-sluice-tier,slow",
        "x-sluice-tier,FAST",
        "x-sluice-fallback,all",
        "x-sluice-deadline-ms,0",
        "x-sluice-deadline-ms,-5",
        "x-sluice-deadline-ms,soon",
        "x-sluice-deadline-ms,NaN",
        "x-sluice-deadline-ms,1e30",
        "x-sluice-deadline-ms,5000d",
        "x-sluice-deadline-ms,0x1p12",
        "x-sluice-deadline-ms,1.7",
        "x-sluice-deadline-ms,2147483648"
    })
    void aWishThatMeansNothingIsRefusedByName(String name, String value) {
        // When
        Refused refused = assertThrows(Refused.class, () -> of(name, value).wishes());
        // Then
        assertEquals(name, ((Refusal.Malformed) refused.refusal()).param());
    }

    @Test
    void aDeadlineTooLongIsToldHowLongOneMayBe() {
        // When
        Refused refused =
                assertThrows(
                        Refused.class, () -> of("x-sluice-deadline-ms", "99999999999").wishes());
        // Then
        assertTrue(
                refused.getMessage().contains("whole number of milliseconds, 1 to 2147483647"),
                refused.getMessage());
    }

    @Test
    void theLongestDeadlineIsTaken() {
        assertEquals(
                Integer.MAX_VALUE,
                of("x-sluice-deadline-ms", "2147483647").wishes().deadlineMillis());
    }

    /// A proxy's line beside the application's is one list with it (RFC 9110, 5.3).
    @Test
    void tagsOnTwoLinesAreOneList() {
        // When
        Wishes wishes = of("x-sluice-tags", "batch", "x-sluice-tags", "pii, eu").wishes();
        // Then
        assertEquals(List.of("batch", "pii", "eu"), wishes.tags());
    }

    @ParameterizedTest
    @CsvSource({
        "x-sluice-tier,fast,reasoning",
        "x-sluice-fallback,none,all",
        "x-sluice-deadline-ms,900000,500",
        "x-sluice-conversation,a,b"
    })
    void aWishOnTwoLinesThatDifferIsRefusedByName(String name, String one, String other) {
        // When
        Refused refused = assertThrows(Refused.class, () -> of(name, one, name, other).wishes());
        // Then
        assertEquals(name, ((Refusal.Malformed) refused.refusal()).param());
    }

    @Test
    void aWishSaidTwiceAlikeIsOne() {
        assertEquals(
                Tier.FAST, of("x-sluice-tier", "fast", "x-sluice-tier", "fast").wishes().atLeast());
    }

    @Test
    void aRefusedValueIsShownCleanAndShort() {
        // When
        Refused refused =
                assertThrows(
                        Refused.class,
                        () -> of("x-sluice-tier", "\u0001" + "z".repeat(500)).wishes());
        // Then
        assertTrue(
                refused.getMessage().contains("'?zz") && refused.getMessage().length() < 200,
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1024,true", "1025,false"})
    void tagsHaveAtMost1024Bytes(int length, boolean taken) {
        // Given
        Envelope wire = of("x-sluice-tags", "t".repeat(length));
        // When
        boolean read;
        try {
            read = wire.wishes().tags().size() == 1;
        } catch (Refused no) {
            read = false;
        }
        // Then
        assertEquals(taken, read);
    }

    @ParameterizedTest
    @CsvSource({"600,600000", "0.25,250", "0,0", "never,0", "-3,0", "1e300,0"})
    void retry6_theSdksReadTimeoutIsADeadlineWhenItMeansAnything(String seconds, long millis) {
        assertEquals(millis, of("x-stainless-read-timeout", seconds).wishes().deadlineMillis());
    }

    @ParameterizedTest
    @CsvSource({"5000,2,2000", "1000,2,1000", "1000,never,1000"})
    void retry6_theShorterDeadlineHolds(String ours, String theirs, long millis) {
        assertEquals(
                millis,
                of("x-sluice-deadline-ms", ours, "x-stainless-read-timeout", theirs)
                        .wishes()
                        .deadlineMillis());
    }
}
