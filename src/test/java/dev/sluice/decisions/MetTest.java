package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetTest {

    @ParameterizedTest
    @ValueSource(strings = {"crew/a", "crew/pii stays home", "crew/ ", "crew/a: b, \"c\""})
    void aRuleIsReadBackWhateverItsName(String name) {
        // Given
        Met rule = new Met(name, "passed");
        // When
        Met read = Met.of(rule.text());
        // Then
        assertEquals(rule, read);
    }

    @Test
    void theFirstRulesStayWhereThereAreTooMany() {
        // Given
        Met.Some rules = new Met.Some();
        // When
        for (int i = 0; i < 100; i++) {
            rules.add("r" + i, "passed");
        }
        // Then
        assertEquals(32, rules.all().size());
        assertEquals(new Met("r31", "passed"), rules.all().getLast());
    }

    @Test
    void aCallWithoutRulesKeepsNone() {
        // When
        Met.Some none = new Met.Some();
        // Then
        assertEquals(List.of(), none.all());
    }
}
