package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is to be tried works on the gateway that says it.
class WelcomeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | auto | ''     | -d '{\"model\":\"auto\",",
                "true  | auto | ''     | key: any, or none;",
                "true  | auto | ''     | copy config/examples/* to config/;",
                "false | mine | /files | -d '{\"model\":\"mine\",",
                "false | mine | /files | -H 'authorization: Bearer KEY' \\",
                "false | mine | /files | key: a team's key;",
                "false | mine | /files | edit /files;"
            })
    void saysWhatHoldsHere(boolean open, String model, String files, String wanted) {
        // When
        String words = Welcome.words("http://a", "http://b", open, model, files);
        // Then
        assertTrue(words.contains(wanted), words);
    }
}
