package dev.sluice.admin;

import dev.sluice.decisions.Attempt;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.JsonLine;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decision records in the words of their log line.
final class Lines {

    private Lines() {}

    /// What ended an attempt beside the one that answered, and not before it.
    private static final String BESIDE = "outrun";

    /// @param error null for the one that answered
    private record Bar(String target, long fromMs, long toMs, @Nullable String error) {}

    /// @param next what to ask for `after`; null on the last page
    static String page(List<DecisionRecord> records, boolean more, @Nullable String next) {
        String found = records.stream().map(JsonLine::shown).collect(Collectors.joining(","));
        return "{\"object\":\"list\",\"has_more\":%b,\"next\":%s,\"data\":[%s]}"
                .formatted(more, next == null ? "null" : '"' + next + '"', found);
    }

    static String one(DecisionRecord record) {
        String line = JsonLine.shown(record);
        DecisionRecord.Ended ended = record.ended();
        List<Attempt> failed = ended.spent().failed();
        long begun =
                failed.stream()
                        .filter(each -> !each.error().equals(BESIDE))
                        .mapToLong(Attempt::to)
                        .max()
                        .orElse(0);
        String error = ended.finished() ? null : ended.error();
        Bar last = new Bar(ended.model(), begun, ended.spent().totalMillis(), error);
        String bars =
                failed.stream()
                        .map(each -> new Bar(each.target(), each.from(), each.to(), each.error()))
                        .map(Json::text)
                        .collect(Collectors.joining(","));
        return line.substring(0, line.length() - 1)
                + ",\"attempts_detail\":["
                + (bars.isEmpty() ? "" : bars + ",")
                + Json.text(last)
                + "]}";
    }
}
