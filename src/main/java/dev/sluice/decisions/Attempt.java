package dev.sluice.decisions;

import dev.sluice.ledger.Usage;
import java.util.ArrayList;
import java.util.List;

/// An attempt that failed before another target took over.
///
/// @param from milliseconds after arrival
/// @param error the `error_type` that ended it
public record Attempt(String target, long from, long to, String error, Used used) {

    private static final String UNKNOWN = "";

    private static final String ERROR = "[^:]*(:\\d{1,15}:\\d{1,15}:-?\\d{1,18})?";

    /// What it is paid for, an estimate.
    ///
    /// @param costMicros micro-dollars; -1 when nobody knows its price
    public record Used(long input, long output, long costMicros) {

        public static final Used NOTHING = new Used(0, 0, 0);

        public static Used of(Usage usage, long costMicros) {
            return usage.source() == Usage.Source.UNKNOWN
                    ? NOTHING
                    : new Used(usage.input(), usage.output(), costMicros);
        }
    }

    /// One word for a record: `FROM TO ERROR TARGET`, as a target's name may hold anything; ERROR
    /// is `ERROR:IN:OUT:MICROS` where something was used.
    String text() {
        String paid =
                used.equals(Used.NOTHING)
                        ? ""
                        : ":" + used.input + ":" + used.output + ":" + used.costMicros;
        return from + " " + to + " " + error + paid + " " + target;
    }

    /// Unknown where the text is none of ours: a log may have been changed.
    static Attempt of(String text) {
        String[] parts = text.split(" ", 4);
        boolean ours =
                parts.length == 4
                        && parts[0].matches("\\d{1,15}")
                        && parts[1].matches("\\d{1,15}")
                        && parts[2].matches(ERROR);
        if (!ours) {
            return new Attempt(UNKNOWN, 0, 0, UNKNOWN, Used.NOTHING);
        }
        String[] paid = parts[2].split(":", -1);
        Used used =
                paid.length == 1
                        ? Used.NOTHING
                        : new Used(number(paid[1]), number(paid[2]), number(paid[3]));
        return new Attempt(parts[3], number(parts[0]), number(parts[1]), paid[0], used);
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    /// Those of one call, while it goes on. One event loop.
    public static final class Some {

        private List<Attempt> all = List.of();

        public void add(Attempt attempt) {
            List<Attempt> more = new ArrayList<>(all);
            more.add(attempt);
            all = List.copyOf(more);
        }

        /// When the last one ended, in milliseconds after arrival.
        public long until() {
            return all.isEmpty() ? 0 : all.getLast().to();
        }

        public List<Attempt> all() {
            return all;
        }
    }
}
