package dev.sluice.admin;

import dev.sluice.decisions.Attempt;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.JsonLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decision records in the words of their log line.
final class Lines {

    private Lines() {}

    /// @param error null for the one that answered
    /// @param costMicros of one that did not, by estimate; null for nothing, or without a price
    private record Bar(
            String target,
            long fromMs,
            long toMs,
            @Nullable String error,
            @Nullable Long costMicros) {

        static Bar of(Attempt failed) {
            long cost = failed.used().costMicros();
            return new Bar(
                    failed.target(),
                    failed.from(),
                    failed.to(),
                    failed.error(),
                    cost > 0 ? cost : null);
        }
    }

    /// @param next what to ask for `after`; null on the last page
    static String page(List<DecisionRecord> records, boolean more, @Nullable String next) {
        String found = records.stream().map(JsonLine::shown).collect(Collectors.joining(","));
        return "{\"object\":\"list\",\"has_more\":%b,\"next\":%s,\"data\":[%s]}"
                .formatted(more, next == null ? "null" : '"' + next + '"', found);
    }

    static String one(DecisionRecord record) {
        String line = JsonLine.shown(record);
        DecisionRecord.Ended ended = record.ended();
        Stream<Bar> bars = ended.spent().failed().stream().map(Bar::of);
        return line.substring(0, line.length() - 1)
                + ",\"attempts_detail\":["
                + Stream.concat(bars, last(ended)).map(Json::text).collect(Collectors.joining(","))
                + "]}";
    }

    /// The attempt that answered, or was the last; none of a call that nobody was asked, or whose
    /// last attempt is told already: nobody took over from it.
    private static Stream<Bar> last(DecisionRecord.Ended ended) {
        DecisionRecord.Spent spent = ended.spent();
        String error = ended.finished() ? null : ended.error();
        return ended.attempts() == 0 || !ended.finished() && told(ended.attempts(), spent)
                ? Stream.empty()
                : Stream.of(
                        new Bar(
                                spent.target(),
                                Math.max(0, spent.begunMillis()),
                                spent.totalMillis(),
                                error,
                                null));
    }

    private static boolean told(int attempts, DecisionRecord.Spent spent) {
        if (spent.failed().size() < attempts) {
            return false;
        }
        Attempt last = spent.failed().getLast();
        return last.target().equals(spent.target()) && spent.begunMillis() < last.to();
    }
}
