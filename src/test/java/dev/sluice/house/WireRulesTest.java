package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each numbered rule of the wire contract (`CHAT-6`) has a test named after it (`chat6_...`), or a
/// line in `house/wire-rules.txt` with the tests that prove it, or why none does.
class WireRulesTest {

    /// The families of rules, and how many each has.
    private static final String RULES =
            "EP 12, CHAT 12, ANS 9, CHUNK 9, SSE 23, TOOL 14, REAS 11, USAGE 9, PARAM 7, UNK 4,"
                    + " RESP 17, COMP 2, EMB 5, RANK 3, MODEL 4, MEDIA 6, AUTH 5, ERR 12, RETRY 10,"
                    + " HDR 6, MP 4, ENC 5, ECHO 2, CACHE 5, N 2, IMG 5, FLOW 5";

    private final Proofs proofs = new Proofs("wire-rules.txt");

    private static Stream<String> rules() {
        return Pattern.compile("(\\w+) (\\d+)")
                .matcher(RULES)
                .results()
                .flatMap(family ->
                        IntStream.rangeClosed(1, Integer.parseInt(family.group(2)))
                                .mapToObj(number -> family.group(1) + "-" + number));
    }

    @Test
    void everyRuleHasATestOrAReason() {
        assertEquals(proofs.nameless(rules()), proofs.listed());
    }

    @Test
    void everyTestThatIsListedIsThere() {
        assertEquals(List.of(), proofs.missing());
    }
}
