package dev.sluice.replay;

import dev.sluice.replay.Comparison.Change;
import dev.sluice.replay.Comparison.Estimate;
import dev.sluice.replay.Comparison.Flip;
import dev.sluice.replay.Comparison.Flipped;
import dev.sluice.replay.Comparison.Share;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A comparison for people, line by line.
public final class Report {

    private Report() {}

    public static List<String> lines(Comparison told) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d records, %d would go elsewhere"
                        .formatted(told.records(), told.flipped().records()));
        if (told.records() > 0) {
            lines.add(
                    "recorded "
                            + at(told.covered().fromAt())
                            + " to "
                            + at(told.covered().untilAt()));
        }
        lines.add("");
        lines.add("tier          before   after");
        for (Share share : told.shares()) {
            lines.add(
                    "%-10s  %7s %%  %5s %%"
                            .formatted(
                                    share.tier(),
                                    percent(share.before(), told.records()),
                                    percent(share.after(), told.records())));
        }
        lines.add("");
        lines.add("cost  " + dollars(told.costMicros()));
        lines.add("p95   " + millis(told.tailMillis()));
        section(lines, "what goes elsewhere, and why", flips(told.flipped()));
        section(lines, "rules that took no part", told.idleRules());
        section(lines, "tiers that nothing reached", told.silentTiers());
        section(
                lines,
                "accepted answers under this policy, from explored calls",
                told.estimates().stream().map(Report::estimate).toList());
        return lines;
    }

    private static void section(List<String> lines, String title, List<String> more) {
        if (!more.isEmpty()) {
            lines.add("");
            lines.add(title);
            more.forEach(line -> lines.add("  " + line));
        }
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0 : 100.0 * part / whole);
    }

    private static String dollars(Change change) {
        return String.format(
                Locale.ROOT,
                "%.6f -> %.6f USD%s",
                change.before() / 1e6,
                change.after() / 1e6,
                left(change));
    }

    private static String millis(Change change) {
        return change.before() + " -> " + change.after() + " ms" + left(change);
    }

    private static String left(Change change) {
        return change.unknown() == 0 ? "" : "; " + change.unknown() + " calls left out: not known";
    }

    private static String at(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static List<String> flips(Flipped flipped) {
        List<String> lines = new ArrayList<>(flipped.most().stream().map(Report::flip).toList());
        int more = flipped.kinds() - flipped.most().size();
        if (more > 0) {
            lines.add("and %d more kinds, each of no more records".formatted(more));
        }
        return lines;
    }

    private static String flip(Flip flip) {
        return "%d: %s -> %s (%s), such as %s"
                .formatted(flip.records(), flip.from(), flip.to(), flip.why(), flip.example());
    }

    private static String estimate(Estimate of) {
        String size = String.format(Locale.ROOT, "effective size %.0f", of.size());
        String value =
                String.format(
                        Locale.ROOT, "%.3f (%.3f to %.3f), ", of.value(), of.low(), of.high());
        String unseen = "; %d calls count for nothing: another model answered them";
        return of.method()
                + (Double.isNaN(of.value())
                        ? ": not enough data (" + size + ", 200 are needed)"
                        : ": " + value + size)
                + (of.unseen() == 0 ? "" : unseen.formatted(of.unseen()));
    }
}
