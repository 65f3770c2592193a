package dev.sluice.answer;

import dev.sluice.complexity.LanguageJudge;
import dev.sluice.complexity.Opinions;
import dev.sluice.complexity.RubricJudge;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A model that is shown some answers, and what was asked, after they went out; of who answered it
/// is told nothing. Blocks, for threads that nobody waits for. Any thread.
final class BlindJudge {

    /// Nobody waits for it; a model that takes longer is no small one (chosen).
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int AT_ONCE = 4;

    /// Failures in a row after which it is left alone for a minute.
    private static final int FAILURES = 5;

    private static final long REST_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final Opinions.Blind said;
    private final Semaphore seats = new Semaphore(AT_ONCE);
    private final Opinions.Purse purse;
    private final AtomicInteger failed = new AtomicInteger();
    private volatile long restsUntil;
    private final RubricJudge judge;

    BlindJudge(Opinions.Blind said, Opinions.Purse purse) {
        this.said = said;
        this.purse = purse;
        this.judge = new RubricJudge(said.asked(), PATIENCE);
    }

    Opinions.Blind said() {
        return said;
    }

    /// Whether the answer of a call is one it is shown.
    ///
    /// @param draw 0 to 1
    boolean picks(double draw) {
        return draw < said.share();
    }

    /// `blind_good` or `blind_under`; `blind_missed` when it said nothing or was not asked: the
    /// day's money is spent, it rests, or it has enough to judge.
    String verdict(String request, String answer, LanguageJudge.Ear ear, long millis) {
        if (!admits(millis)) {
            return "blind_missed";
        }
        try {
            double under = judge.blame(request, answer, micros -> paid(micros, ear));
            failed.set(0);
            return Double.isNaN(under)
                    ? "blind_missed"
                    : under > 0.5 ? "blind_under" : "blind_good";
        } catch (RuntimeException | LinkageError failure) {
            if (failed.incrementAndGet() >= FAILURES) {
                failed.set(0);
                restsUntil = millis + REST_MILLIS;
            }
            return "blind_missed";
        } finally {
            seats.release();
        }
    }

    Opinions.Purse purse() {
        return purse;
    }

    private boolean admits(long millis) {
        return millis >= restsUntil
                && purse.holds(said.asked().dailyMicros(), millis)
                && seats.tryAcquire();
    }

    private void paid(long micros, LanguageJudge.Ear ear) {
        purse.pay(micros);
        ear.spent(said.asked().model(), micros);
    }
}
