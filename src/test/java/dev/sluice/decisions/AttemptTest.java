package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {

    static Stream<Attempt> attempts() {
        return Stream.of("m", "m@host:1", "a b:1 2", "")
                .flatMap(target ->
                        Stream.of(
                                        Attempt.Used.NOTHING,
                                        new Attempt.Used(7, 0, 12),
                                        new Attempt.Used(7, 2, -1))
                                .map(used -> new Attempt(target, 3, 900, "upstream_error", used)));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void anAttemptIsReadBackWithWhatItUsed(Attempt attempt) {
        assertEquals(attempt, Attempt.of(attempt.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 2",
                "x 2 e m",
                "1 2 e:1 m",
                "1 2 e:1:2:x m",
                "1 2 e:1:2:99999999999999999999 m",
                "1 2 e:1:2:9999999999999999999 m",
                "1 2 e:1:2:-9999999999999999999 m"
            })
    void whatIsNoneOfOursIsUnknown(String text) {
        assertEquals(new Attempt("", 0, 0, "", Attempt.Used.NOTHING), Attempt.of(text));
    }
}
