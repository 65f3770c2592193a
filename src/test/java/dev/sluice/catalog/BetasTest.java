package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetasTest {

    @ParameterizedTest
    @CsvSource({
        "files-2025, files-2025, true",
        "files-2025, files-2026, false",
        "files-*, files-2026, true",
        "*, anything, true",
        "'', anything, false"
    })
    void isAllowedByItsNameOrItsBeginning(String pattern, String beta, boolean allowed) {
        // Given
        Provider.Rules none = new Provider.Rules(List.of(), Map.of());
        Provider.Rules rules =
                new Provider.Rules(
                        none.edits(),
                        none.turns(),
                        none.effort(),
                        none.answers(),
                        none.auth(),
                        none.unsupported(),
                        none.fallbackLimit(),
                        pattern.isEmpty() ? List.of() : List.of(pattern));
        // When
        boolean may = rules.allows(beta);
        // Then
        assertEquals(allowed, may);
    }
}
