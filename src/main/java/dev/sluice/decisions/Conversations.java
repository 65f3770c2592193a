package dev.sluice.decisions;

import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord.Ended;
import java.util.Optional;

/// Notices when a turn is asked again in the same conversation: as it was (`retry`) or in other
/// words (`rephrase`). A sign, not the truth: a batch that sends one prompt again and again looks
/// the same.
///
/// Bounded: conversations share places, and whoever comes later takes the place. One thread.
final class Conversations {

    /// routing-quality.md section 11: within two minutes.
    private static final long PATIENCE_MILLIS = 120_000;

    /// Two minutes at 130 conversations a second; beyond that some go unnoticed.
    private static final int PLACES = 16 << 10;

    /// Buckets that are compared: two questions of the same length that agree in all are the same.
    private static final int SAMPLES = 32;

    private final long[] keys = new long[PLACES];
    private final long[] ends = new long[PLACES];
    private final int[] turns = new int[PLACES];
    private final int[] prints = new int[PLACES];
    private final Before[] calls = new Before[PLACES];

    record Before(String id, String team, String route, String tier) {}

    /// @param how the call before was asked again
    record Again(Before call, String how) {}

    /// Takes note of a call, in the order calls ended.
    Optional<Again> ended(Draft draft) {
        DecisionRecord call = draft.open();
        long key = draft.conversation();
        if (key == 0 || !call.asked().endpoint().generates()) {
            return Optional.empty();
        }
        int place = (int) (key ^ key >>> 32) & PLACES - 1;
        Optional<Again> again = Optional.empty();
        int print = print(call);
        if (keys[place] == key && turns[place] == call.asked().content().turns()) {
            long waited = arrival(call) - ends[place];
            if (waited >= 0 && waited <= PATIENCE_MILLIS) {
                String how = print == prints[place] ? "retry" : "rephrase";
                again = Optional.of(new Again(calls[place], how));
            }
        }
        if (call.ended().finished()) {
            note(place, draft, print);
        }
        return again;
    }

    private void note(int place, Draft draft, int print) {
        DecisionRecord call = draft.open();
        keys[place] = draft.conversation();
        ends[place] = call.at();
        turns[place] = call.asked().content().turns();
        prints[place] = print;
        calls[place] =
                new Before(
                        call.id(),
                        call.asked().team(),
                        call.routed().route(),
                        call.routed().tier());
    }

    private static long arrival(DecisionRecord call) {
        Ended ended = call.ended();
        return call.at() - Math.max(0, ended.spent().totalMillis());
    }

    /// What was asked, as far as a number can tell: its length and a few of its words.
    private static int print(DecisionRecord call) {
        int print = call.asked().content().textBytes();
        Features features = call.weighed().seen().features();
        if (features != null) {
            int[] buckets = features.buckets();
            int step = Math.max(1, buckets.length / SAMPLES);
            for (int i = 0; i < buckets.length; i += step) {
                print = 31 * print + buckets[i];
            }
        }
        return print;
    }
}
