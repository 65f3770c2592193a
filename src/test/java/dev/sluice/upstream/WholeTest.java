package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Models;
import dev.sluice.load.Allowance;
import dev.sluice.wire.Refusal;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What whole answers may hold, each and together (reliability.md R38).
class WholeTest {

    private static final Buffer LARGE = Buffer.buffer(new byte[Held.FREE + 100]);

    private final Allowance all = new Allowance(150);
    private final Plan plan =
            new Plan(
                    Errands.asking("{\"model\":\"m\",\"messages\":[]}"),
                    Models.named("m").model(),
                    null,
                    null,
                    null);

    @Test
    void whatIsSmallIsNotCounted() {
        // When
        new Whole(plan, new Held(all)).fits(200, Buffer.buffer(new byte[Held.FREE]));
        // Then
        assertTrue(all.take(150));
    }

    @Test
    void whatGoesBeyondIs() {
        // Given
        Whole one = new Whole(plan, new Held(all));
        one.fits(200, LARGE);
        // When
        one.fits(200, Buffer.buffer(new byte[30]));
        // Then
        assertEquals("false true", all.take(21) + " " + all.take(20));
    }

    /// As TLS hands them out: slices that cannot grow.
    @Test
    void partsThatAreSlicesAreOneAnswer() {
        // Given
        String said = "{\"object\":\"list\",\"data\":[]}";
        byte[] bytes = said.getBytes(StandardCharsets.US_ASCII);
        Whole whole = new Whole(plan, new Held(all));
        // When
        for (int at = 0; at < bytes.length; at += 10) {
            int length = Math.min(10, bytes.length - at);
            whole.fits(200, Buffer.buffer(Unpooled.wrappedBuffer(bytes).slice(at, length)));
        }
        // Then
        assertEquals(bytes.length, whole.bytes());
    }

    @Test
    void theAnswersOfAllCallsTogetherAreBounded() {
        // Given
        new Whole(plan, new Held(all)).fits(200, LARGE);
        // When
        boolean fits = new Whole(plan, new Held(all)).fits(200, LARGE);
        // Then
        assertFalse(fits);
    }

    @Test
    void oneThatFindsNoRoomIsOurOverload() {
        // Given
        new Whole(plan, new Held(all)).fits(200, LARGE);
        Whole second = new Whole(plan, new Held(all));
        second.fits(200, LARGE);
        // When
        Refusal told = second.tooLarge().told();
        // Then
        assertTrue(told instanceof Refusal.Busy busy && busy.word().equals("overloaded"));
    }

    @Test
    void oneThatIsLargerThanAnyIsItsUpstreamsFault() {
        // Given
        Whole huge = new Whole(plan, new Held(new Allowance(Long.MAX_VALUE)));
        huge.fits(200, Buffer.buffer(new byte[(64 << 20) + 1]));
        // When
        String word = huge.tooLarge().word();
        // Then
        assertEquals("upstream_protocol", word);
    }
}
