package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.config.Problem;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongTest {

    @ParameterizedTest
    @CsvSource({"1, 1 problem;", "2, 2 problems;"})
    void problemsAreCounted(int many, String said) {
        // Given
        Problem problem = new Problem("a.yaml", 1, "teams.a", "is wrong");
        // When
        Wrong wrong = Wrong.invalid(Collections.nCopies(many, problem));
        // Then
        assertTrue(wrong.getMessage().contains("message=" + said), wrong.getMessage());
    }
}
