package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each numbered rule of reliability (`R33`) has a test named after it (`r33_...`), or a line in
/// `house/reliability-rules.txt` with the tests that prove it, or why none does.
class ReliabilityRulesTest {

    private static final int RULES = 66;

    private final Proofs proofs = new Proofs("reliability-rules.txt");

    private static Stream<String> rules() {
        return IntStream.rangeClosed(1, RULES).mapToObj(number -> "R" + number);
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
