package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `sluice key create`.
class KeyCreateTest {

    private static final Map<String, String> PEPPERED =
            Map.of("SLUICE_KEY_PEPPER", "0123456789abcdef0123456789abcdef");

    private final Console console = new Console();

    @Test
    void createsAKeyAndTheItemThatStandsForIt() {
        // Given, When
        int code = console.run(PEPPERED, "key", "create", "--team", "search");

        // Then
        assertEquals(Exit.FINE, code);
        assertTrue(
                console.out
                        .toString()
                        .matches(
                                "- \\{ id: (\\w{8}), hash: hmac-sha256:[\\w-]{43} }\\R"
                                        + "slc_\\1_\\w{43}_\\w{6}\\R"),
                console.out::toString);
    }

    @Test
    void createsAKeyWithTheIdAskedFor() {
        // Given, When
        console.run(PEPPERED, "key", "create", "--team", "search", "--id", "k7Qm2xHd");

        // Then
        assertTrue(console.out.toString().contains("slc_k7Qm2xHd_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "k7Qm2xHd9", "k7Qm-xHd", "k7Qm2xH\u00e9"})
    void refusesAnIdThatIsNone(String id) {
        // Given, When
        int code = console.run(PEPPERED, "key", "create", "--team", "search", "--id", id);

        // Then
        assertEquals(Exit.USAGE, code);
    }

    @Test
    void refusesToCreateAKeyWithoutAPepperAndSaysHowToMakeOne() {
        // Given, When
        int code = console.run(Map.of(), "key", "create", "--team", "search");

        // Then
        assertEquals(Exit.USAGE, code);
        assertTrue(console.err.toString().contains("openssl rand -hex 32"));
    }

    @Test
    void keepsStdoutEmptyWhenItRefuses() {
        // Given, When
        console.run(Map.of(), "key", "create", "--team", "search");

        // Then
        assertEquals("", console.out.toString());
    }
}
