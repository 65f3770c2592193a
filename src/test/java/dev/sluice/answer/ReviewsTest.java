package dev.sluice.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.upstream.Quiet;
import dev.sluice.upstream.Watch;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReviewsTest {

    private static final Ask TOOLS = Asks.withTools("hi", 1);
    private static final String BROKEN =
            "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"look\",\"arguments\":\"{\"}}]},\"finish_reason\":\"tool_calls\"}]}";

    private final LinkedBlockingQueue<String> found = new LinkedBlockingQueue<>();
    private final Reviews reviews = reviews(1 << 20);

    private Reviews reviews(long most) {
        return new Reviews(most, (decision, fault) -> found.add(decision + " " + fault), () -> 0.5);
    }

    private static Reply whole(String body) {
        return new Reply.Whole(200, new Labels(), Buffer.buffer(body));
    }

    private static Watch.Overhearing beside(Reviews reviews, String decision) {
        return (Watch.Overhearing) reviews.beside(new Quiet(), decision, TOOLS, Tier.FAST, false);
    }

    private static void finish(Watch watch) {
        watch.ended(new Outcome.Finished(Usage.UNKNOWN));
    }

    private String found() throws InterruptedException {
        String said = found.poll(10, TimeUnit.SECONDS);
        return said == null ? "nothing" : said;
    }

    @Test
    void aCallThatAsksForNoFormIsLeftAlone() {
        // Given
        Watch watch = new Quiet();
        // When
        Watch beside = reviews.beside(watch, "d", Asks.chat("hi"), Tier.FAST, true);
        // Then
        assertSame(watch, beside);
    }

    @Test
    void aBrokenAnswerIsFound() throws InterruptedException {
        // Given
        Watch.Overhearing watch = beside(reviews, "d");
        finish(watch);
        // When
        watch.told(whole(BROKEN));
        // Then
        assertEquals("d tool_call", found());
    }

    @Test
    void aStreamReachesItsCallerAsItIs() {
        // Given
        Watch.Overhearing watch = beside(reviews, "d");
        Reply told = watch.told(new Reply.Streamed(new Labels(), new Passing("data: 1\n\n", "x")));
        Passing.Caller caller = new Passing.Caller();
        // When
        ((Reply.Streamed) told).flow().to(caller);
        // Then
        assertEquals("data: 1\n\nx end", caller.got.toString());
    }

    @Test
    void anAnswerThatIsTooLargeIsNotLookedAt() throws InterruptedException {
        // Given
        Watch.Overhearing watch = beside(reviews, "d");
        // When
        watch.told(whole("x".repeat(Keepsake.MOST)));
        // Then
        assertEquals("d unread", found());
    }

    @Test
    void whatIsKeptAtOnceIsBounded() throws InterruptedException {
        // Given
        Reviews small = reviews(20_000);
        Watch.Overhearing first = beside(small, "a");
        Watch.Overhearing second = beside(small, "b");
        half(first);
        // When
        second.told(whole(BROKEN));
        // Then
        assertEquals("b unread", found());
    }

    @Test
    void roomIsGivenBackWhenACallerLeaves() throws InterruptedException {
        // Given
        Reviews small = reviews(20_000);
        Watch.Overhearing first = beside(small, "a");
        half(first);
        first.ended(new Outcome.ClientGone("", Usage.UNKNOWN));
        // When
        beside(small, "b").told(whole(BROKEN));
        // Then
        assertEquals("b tool_call", found());
    }

    @Test
    void whatWasEscalatedIsNotBlamedAgain() throws InterruptedException {
        // Given
        Watch.Overhearing watch = beside(reviews, "a");
        watch.escalated("tool_call", true);
        finish(watch);
        watch.told(whole(BROKEN));
        // When
        Watch.Overhearing next = beside(reviews, "b");
        next.told(whole(BROKEN));
        // Then
        assertEquals("b tool_call", found());
        assertTrue(found.isEmpty());
    }

    /// Its stream has begun, and nothing of it was told yet but ten thousand bytes.
    private static void half(Watch.Overhearing watch) {
        Flow.Sink[] open = new Flow.Sink[1];
        Flow held = new Passing.Held(open);
        ((Reply.Streamed) watch.told(new Reply.Streamed(new Labels(), held)))
                .flow()
                .to(new Passing.Caller());
        open[0].write(Buffer.buffer("x".repeat(10_000)));
    }
}
