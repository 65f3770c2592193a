package dev.sluice.complexity;

import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import dev.sluice.wire.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An upstream that judges, and what was heard of asking it. It says 73 until told otherwise.
final class Umpire implements AutoCloseable {

    private static final long LATER = TimeUnit.SECONDS.toNanos(10);

    final FakeProvider upstream = FakeProvider.start().always(says("73"));
    final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    static Script says(String text) {
        return Script.ok(Chunks.whole(text, 200, 2));
    }

    @Override
    public void close() {
        upstream.close();
    }

    /// Two micro-dollars per input token.
    LanguageJudge judge(long dailyMicros) {
        LanguageJudge judge = new LanguageJudge();
        use(judge, dailyMicros);
        return judge;
    }

    /// As a reload does.
    void use(LanguageJudge judge, long dailyMicros) {
        Opinions.Asked asked =
                new Opinions.Asked(
                        "umpire",
                        upstream.base(),
                        new Secret("sk-judge"),
                        "up-umpire",
                        Map.of("reasoning_effort", "none"),
                        2_000_000,
                        0,
                        dailyMicros);
        judge.use(Map.of("auto", new Opinions(asked, null, null)), new Heard());
    }

    /// Waits for the next cost, past what was missed meanwhile.
    long paid() throws InterruptedException {
        String told = heard.take();
        while (!told.startsWith("umpire ")) {
            told = heard.take();
        }
        return Long.parseLong(told.substring("umpire ".length()));
    }

    private final class Heard implements LanguageJudge.Ear {
        @Override
        public void missed(String outcome) {
            heard.add(outcome);
        }

        @Override
        public void spent(String model, long micros) {
            heard.add(model + " " + micros);
        }
    }

    /// NaN for no reading. The first call loads LangChain4j, so that a first deadline may pass.
    static double reads(Signal judge, String text) {
        return judge.read(Asks.chat(text), System.nanoTime() + LATER)
                .onItem()
                .transform(Signal.Reading::probability)
                .onFailure()
                .recoverWithItem(Double.NaN)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    LanguageJudge warm(LanguageJudge judge) {
        for (int i = 0; i < 40 && Double.isNaN(reads(judge, "warm " + i)); i++) {}
        return judge;
    }
}
