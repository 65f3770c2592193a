package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    private final Hosts hosts =
            new Hosts(
                    Optional.of(
                            List.of(
                                    "https://Sluice.example.org",
                                    " http://plain.example.org:9001",
                                    "https://[fd00::1]:8443")));

    private static HostAndPort asked(String host) {
        return host == null ? null : HostAndPort.create(host, 9001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::1]", "::1"})
    void thisMachineIsMeantByItsOwnNames(String host) {
        // When
        boolean means = Hosts.local(asked(host));
        // Then
        assertTrue(means);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "evil.example", "127.0.0.1.evil.example", "localhost.evil", "10.0.0.4"})
    void anotherNameDoesNotMeanIt(String host) {
        // When
        boolean means = Hosts.local(asked(host));
        // Then
        assertFalse(means);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sluice.example.org",
                "SLUICE.example.ORG",
                "plain.example.org",
                "10.0.0.4",
                "[fd00::7]",
                "fd00::7",
                "localhost"
            })
    void anAddressAndAListedNameAreKnown(String host) {
        // When
        boolean known = hosts.known(asked(host));
        // Then
        assertTrue(known);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "x.sluice.example.org",
                "sluice.example.org.evil",
                "10.0.0.4.evil",
                "evil.example."
            })
    void aNameThatIsNotListedIsUnknown(String host) {
        // When
        boolean known = hosts.known(asked(host));
        // Then
        assertFalse(known);
    }

    @ParameterizedTest
    @CsvSource({
        "sluice.example.org, true",
        "plain.example.org, false",
        "[fd00::1], true",
        "127.0.0.1, false",
        "evil.example, false"
    })
    void tlsEndsBeforeUsWhereTheListSaysSo(String host, boolean expected) {
        // When
        boolean secure = hosts.secure(asked(host));
        // Then
        assertEquals(expected, secure);
    }

    @Test
    void withoutAListOnlyAddressesAreKnown() {
        // Given
        Hosts none = new Hosts(Optional.empty());
        // When
        List<Boolean> known =
                List.of(none.known(asked("10.0.0.4")), none.known(asked("sluice.example.org")));
        // Then
        assertEquals(List.of(true, false), known);
    }
}
