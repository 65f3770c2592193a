package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ledger.Entry.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetTest {

    @ParameterizedTest
    @ValueSource(strings = {"crew/a", "crew/pii stays home", "crew/ ", "crew/a: b, \"c\""})
    void aRuleIsReadBackWhateverItsName(String name) {
        // Given
        Rule rule = new Rule(name, "passed");
        // When
        Rule read = Met.of(Met.text(rule));
        // Then
        assertEquals(rule, read);
    }

    @Test
    void theFirstRulesStayWhereThereAreTooMany() {
        // Given
        Met rules = new Met();
        // When
        for (int i = 0; i < 100; i++) {
            rules.add("r" + i, "passed");
        }
        // Then
        assertEquals(32, rules.all().size());
        assertEquals(new Rule("r31", "passed"), rules.all().getLast());
    }

    @Test
    void aCallWithoutRulesKeepsNone() {
        // When
        Met none = new Met();
        // Then
        assertEquals(List.of(), none.all());
    }
}
