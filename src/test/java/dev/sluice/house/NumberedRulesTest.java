package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each numbered rule of the wire contract (`CHAT-6`) and of reliability (`R33`) has a test named
/// after it (`chat6_...`, `r33_...`), or a line in its list below `house/` with the tests that
/// prove it, or why none does.
class NumberedRulesTest {

    /// A list, and the families of its rules with how many each has.
    enum Contract {
        WIRE(
                "wire-rules.txt",
                "EP- 12, CHAT- 12, ANS- 9, CHUNK- 9, SSE- 23, TOOL- 14, REAS- 11, USAGE- 9,"
                        + " PARAM- 7, UNK- 4, RESP- 17, COMP- 2, EMB- 5, RANK- 3, MODEL- 4, MEDIA- 6,"
                        + " AUTH- 5, ERR- 12, RETRY- 10, HDR- 6, MP- 4, ENC- 5, ECHO- 2, CACHE- 5,"
                        + " N- 2, IMG- 5, FLOW- 5"),
        RELIABILITY("reliability-rules.txt", "R 66");

        private final String list;
        private final String families;

        Contract(String list, String families) {
            this.list = list;
            this.families = families;
        }

        private Stream<String> rules() {
            return Pattern.compile("([A-Z]+-?) (\\d+)")
                    .matcher(families)
                    .results()
                    .flatMap(family ->
                            IntStream.rangeClosed(1, Integer.parseInt(family.group(2)))
                                    .mapToObj(number -> family.group(1) + number));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasATestOrAReason(Contract contract) {
        Proofs proofs = new Proofs(contract.list);
        assertEquals(proofs.nameless(contract.rules()), proofs.listed());
    }

    @ParameterizedTest
    @EnumSource
    void everyTestThatIsListedIsThere(Contract contract) {
        assertEquals(List.of(), new Proofs(contract.list).missing());
    }
}
