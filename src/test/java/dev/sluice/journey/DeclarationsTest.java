package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Timeouts;
import dev.sluice.wire.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The comparison finds what it should: a rule that allows everything would prove nothing.
class DeclarationsTest {

    private static final String SAID =
            "{'model':'a','messages':[{'role':'developer','content':'x','odd':1}],'seed':7,'temperature':3,'max_tokens':5,'reasoning_effort':'high'}";

    private static final String GOT =
            "{'model':'up','messages':[{'role':'system','content':'x'}],'temperature':2,'limit':5,'reasoning_effort':'low'}";

    private static Model model() {
        Provider.Rules rules =
                new Provider.Rules(
                        new Deviation.Edits(
                                List.of("seed"),
                                Map.of("max_tokens", "limit"),
                                List.of(),
                                List.of(),
                                List.of(),
                                Map.of("temperature", new Deviation.Range(0, 2)),
                                Map.of()),
                        new Deviation.Turns(
                                Map.of("developer", "system"),
                                List.of("odd"),
                                Deviation.Naming.AS_IS,
                                false),
                        Map.of("low", "\"low\""),
                        Deviation.Answers.AS_IS,
                        Provider.Auth.BY_DIALECT,
                        Provider.Unsupported.BY_MEANING,
                        Provider.Rules.LIMIT);
        Provider provider =
                new Provider(
                        "p",
                        "openai",
                        "",
                        List.of(URI.create("http://a.test/v1")),
                        Secret.NONE,
                        Provider.Residency.EXTERNAL,
                        Balancing.of(Provider.Balance.LEAST_LOAD),
                        rules);
        return new Model(
                "a", provider, "up", null, Patch.NONE, null, Card.UNKNOWN, Timeouts.UNSAID);
    }

    private static List<String> undeclared(String got) {
        return new Declarations(
                        Declarations.json(SAID.replace('\'', '"')),
                        Declarations.json(got.replace('\'', '"')),
                        model())
                .undeclared();
    }

    @Test
    void whatTheRulesDeclareIsFine() {
        assertEquals(List.of(), undeclared(GOT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "'model':'up' | 'model':'a' | model",
                "'content':'x' | 'content':'y' | messages",
                "'content':'x' | 'content':'x','more':1 | messages",
                "'role':'system' | 'role':'user' | messages",
                "'temperature':2 | 'temperature':1 | temperature",
                "'temperature':2, | | temperature",
                "'limit':5 | 'limit':6 | limit",
                "'limit':5 | 'limit':5,'extra':true | extra",
                "'reasoning_effort':'low' | 'reasoning_effort':'high' | reasoning_effort"
            })
    void anythingElseIsFound(String part, String other, String name) {
        // When
        List<String> found = undeclared(GOT.replace(part, other == null ? "" : other));
        // Then
        assertEquals(name, found.getFirst().split(" ")[0]);
    }
}
