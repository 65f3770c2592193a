package dev.sluice.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.LanguageJudge;
import dev.sluice.complexity.Opinions;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.upstream.Quiet;
import dev.sluice.upstream.Watch;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Secret;
import dev.sluice.wire.Tier;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BlindJudgeTest {

    private static final long NOON = 1_767_787_200_000L;

    private final FakeProvider upstream = FakeProvider.start();
    private final ConcurrentLinkedQueue<String> spent = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<String> found = new LinkedBlockingQueue<>();
    private final Reviews reviews =
            new Reviews(1 << 20, (id, word) -> found.add(id + " " + word), () -> 0.5);

    private final LanguageJudge.Ear ear =
            new LanguageJudge.Ear() {
                @Override
                public void spent(String model, long micros) {
                    spent.add(model + " " + micros);
                }
            };

    @AfterEach
    void close() {
        upstream.close();
    }

    /// Two micro-dollars per input token.
    private Opinions.Blind blind(double share, long dailyMicros) {
        return new Opinions.Blind(
                new Opinions.Asked(
                        "umpire",
                        upstream.base(),
                        new Secret("sk-judge"),
                        "up-umpire",
                        Map.of(),
                        2_000_000,
                        0,
                        dailyMicros),
                share);
    }

    private static Script says(String text) {
        return Script.ok(Chunks.whole(text, 200, 2));
    }

    private Watch beside(Opinions.Blind blind, Ask ask, boolean judged) {
        reviews.use(Map.of("auto", new Opinions(null, null, blind)), ear);
        return reviews.beside(new Quiet(), "d", ask, Tier.FAST, judged);
    }

    private static void answers(Watch watch, String text) {
        watch.ended(new Outcome.Finished(Usage.UNKNOWN));
        ((Watch.Overhearing) watch)
                .told(new Reply.Whole(200, new Labels(), Buffer.buffer(Chunks.whole(text, 1, 1))));
    }

    @ParameterizedTest
    @CsvSource({
        "80, d blind_under",
        "50, d blind_good",
        "3%, d blind_good",
        "well, d blind_missed"
    })
    void whatTheJudgeSaysIsASignal(String said, String signal) throws InterruptedException {
        // Given
        upstream.always(says(said));
        // When
        answers(beside(blind(1, 1_000_000), Asks.chat("two and two?"), true), "five");
        // Then
        assertEquals(signal, found.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void theJudgeSeesRequestAndAnswerAndNotWhoAnswered() throws Exception {
        // Given
        upstream.always(says("80"));
        answers(beside(blind(1, 1_000_000), Asks.chat("two and two?"), true), "five");
        // When
        String body = new String(upstream.take().body(), UTF_8);
        // Then
        assertTrue(body.contains("two and two?") && body.contains("five"), body);
        assertFalse(body.contains("fast") || body.contains("auto"), body);
    }

    @Test
    void aVerdictIsPaidFor() throws InterruptedException {
        // Given
        upstream.always(says("80"));
        // When
        answers(beside(blind(1, 1_000_000), Asks.chat("hi"), true), "five");
        // Then
        found.poll(20, TimeUnit.SECONDS);
        assertEquals("[umpire 400]", spent.toString());
    }

    @Test
    void aReloadThatChangesItsShareGivesNoMoneyBack() throws InterruptedException {
        // Given
        upstream.always(says("80"));
        answers(beside(blind(1, 400), Asks.chat("hi"), true), "five");
        found.poll(20, TimeUnit.SECONDS);
        // When
        answers(beside(blind(0.9, 400), Asks.chat("hi"), true), "five");
        // Then
        assertEquals("d blind_missed", found.poll(20, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "0.4, true"})
    void onlyAShareOfTeamsThatAgreedIsShown(double share, boolean judged) {
        // When
        Watch watch = beside(blind(share, 1_000_000), Asks.chat("hi"), judged);
        // Then
        assertFalse(watch instanceof Watch.Overhearing);
    }

    @Test
    void withoutMoneyNobodyIsAsked() {
        // Given
        BlindJudge judge = new BlindJudge(blind(1, 400), new Opinions.Purse());
        upstream.always(says("80"));
        judge.verdict("a", "b", ear, NOON);
        // When
        String second = judge.verdict("a", "b", ear, NOON);
        // Then
        assertEquals("blind_missed", second);
    }

    @Test
    void whatBrokeOffIsPaidForByEstimate() {
        // Given
        BlindJudge judge = new BlindJudge(blind(1, 1), new Opinions.Purse());
        upstream.always(Script.slam());
        judge.verdict("a", "b", ear, NOON);
        upstream.always(says("80"));
        // When
        String second = judge.verdict("a", "b", ear, NOON);
        // Then
        assertEquals("blind_missed after 1", second + " after " + spent.size());
    }

    @Test
    void theNextDayHasMoneyAgain() {
        // Given
        BlindJudge judge = new BlindJudge(blind(1, 400), new Opinions.Purse());
        upstream.always(says("80"));
        judge.verdict("a", "b", ear, NOON);
        // When
        String next = judge.verdict("a", "b", ear, NOON + TimeUnit.DAYS.toMillis(1));
        // Then
        assertEquals("blind_under", next);
    }

    @Test
    void whoFailsAgainAndAgainIsLeftAloneForAMinute() {
        // Given
        BlindJudge judge = new BlindJudge(blind(1, 1_000_000), new Opinions.Purse());
        upstream.always(Script.error(500, "boom"));
        for (int i = 0; i < 5; i++) {
            judge.verdict("a", "b", ear, NOON);
        }
        upstream.always(says("80"));
        // When
        String soon = judge.verdict("a", "b", ear, NOON + 59_000);
        String later = judge.verdict("a", "b", ear, NOON + 60_000);
        // Then
        assertEquals("blind_missed blind_under", soon + " " + later);
    }
}
