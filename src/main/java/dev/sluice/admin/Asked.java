package dev.sluice.admin;

import dev.sluice.live.Dimension;
import dev.sluice.live.Step;
import dev.sluice.live.Time;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Query parameters as they mean; what means nothing is refused with what would.
final class Asked {

    private static final List<String> WINDOWS = List.of("60", "300", "3600");

    private Asked() {}

    static Dimension dimension(String word) {
        return one(Dimension.class, "dimension", word);
    }

    static Time time(String word) {
        return one(Time.class, "of", word);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String param, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Wrong.query(
                                param,
                                word,
                                "one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(Asked::word)
                                                .collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static Step step(String seconds) {
        return Arrays.stream(Step.values())
                .filter(step -> Integer.toString(step.seconds()).equals(seconds))
                .findFirst()
                .orElseThrow(() -> Wrong.query("step", seconds, "1, 10 or 60 seconds"));
    }

    static int window(String seconds) {
        if (!WINDOWS.contains(seconds)) {
            throw Wrong.query("window", seconds, "60, 300 or 3600 seconds");
        }
        return Integer.parseInt(seconds);
    }

    static long moment(String param, String millis) {
        if (!millis.matches("\\d{1,15}")) {
            throw Wrong.query(param, millis, "a time in epoch milliseconds");
        }
        return Long.parseLong(millis);
    }

    static int limit(String limit, int largest) {
        if (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > largest) {
            throw Wrong.query("limit", limit, "a number from 1 to " + largest);
        }
        return Integer.parseInt(limit);
    }
}
