package dev.sluice.complexity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ask.Ask;
import dev.sluice.wire.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom a route asks inside the band, beside signals of one's own, and who judges its answers.
///
/// @param judge a model that is asked, or null
/// @param rows labelled requests whose neighbours are asked, or null
/// @param blind a model that judges answers afterwards, or null
public record Opinions(@Nullable Asked judge, @Nullable Path rows, @Nullable Blind blind) {

    public static final Opinions NONE = new Opinions(null, null, null);

    private static final Pattern PERCENT =
            Pattern.compile("\\s*(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%?\\.?\\s*");

    /// What a model says that was asked for a number from 0 to 100; NaN when it said none.
    static double probability(String said) {
        Matcher number = PERCENT.matcher(said);
        double percent = number.matches() ? Double.parseDouble(number.group(1)) : Double.NaN;
        return percent <= 100 ? percent / 100 : Double.NaN;
    }

    /// What a route's judge spent of a UTC day's money. It outlives the judge: a reload that
    /// changes who judges refills nothing. Any thread.
    public static final class Purse {

        private long day;
        private long spent;

        /// Whether some is left.
        public synchronized boolean holds(long dailyMicros, long millis) {
            long today = TimeUnit.MILLISECONDS.toDays(millis);
            if (today > day) {
                day = today;
                spent = 0;
            }
            return spent < dailyMicros;
        }

        public synchronized void pay(long micros) {
            spent += micros;
        }
    }

    /// @param share of the answers that it is shown, 0 to 1
    public record Blind(Asked asked, double share) {}

    /// An OpenAI-shaped model, with what its opinions cost.
    ///
    /// @param base up to and including `/v1`
    /// @param extra further members of each request: the model's patch
    /// @param inputPicos per token; 0 when unpriced
    /// @param dailyMicros the most its opinions may cost in a UTC day, micro-dollars
    public record Asked(
            String model,
            URI base,
            Secret key,
            String upstream,
            Map<String, Object> extra,
            long inputPicos,
            long outputPicos,
            long dailyMicros) {

        private static final long PICOS_PER_MICRO = 1_000_000;

        /// What so many tokens cost, a begun micro-dollar whole.
        long micros(long input, long output) {
            long picos = input * inputPicos + output * outputPicos;
            return (picos + PICOS_PER_MICRO - 1) / PICOS_PER_MICRO;
        }

        /// What a call costs of which nobody told what it used: its prompt, and all that it may
        /// say.
        long estimate(String prompt, int answerTokens) {
            return micros(Ask.tokens(prompt.getBytes(UTF_8).length), answerTokens);
        }
    }
}
