package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorSettingsTest {

    private record Admin(
            Optional<Integer> port, Optional<String> keyHash, Optional<List<String>> origins)
            implements Settings.Admin {}

    private static final String HASH = "hmac-sha256:" + "a".repeat(43);

    private record Key(Optional<String> pepper, Optional<String> pepperBefore)
            implements Settings.Key {}

    private record Tls(boolean terminatedUpstream) implements Settings.Tls {}

    private static final Key PEPPER = new Key(Optional.of("pepper"), Optional.empty());

    private static Admin found(String hash, String... origins) {
        return new Admin(
                Optional.empty(),
                Optional.ofNullable(hash),
                origins.length == 0 ? Optional.empty() : Optional.of(Arrays.asList(origins)));
    }

    @Test
    void aKeyAndOriginsAreFine() {
        // When
        String problem =
                Preflight.door(
                        found(HASH, "https://sluice.example.org", " http://[::1]:9001"), PEPPER);
        // Then
        assertEquals("", problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sluice.example.org",
                "ftp://sluice.example.org",
                "https://sluice.example.org/console",
                "https://*.example.org",
                "https://user@sluice.example.org",
                "https://a b"
            })
    void whatIsNoOriginIsNamedWithTheFix(String origin) {
        // When
        String problem = Preflight.door(found(HASH, "https://sluice.example.org", origin), PEPPER);
        // Then
        assertTrue(
                problem.startsWith("sluice.admin.origins: '" + origin + "'")
                        && problem.endsWith("such as https://sluice.example.org"),
                problem);
    }

    @Test
    void noNameOpensADoorThatAsksForNoKey() {
        // When
        String problem = Preflight.door(found(null, "https://sluice.example.org"), PEPPER);
        // Then
        assertTrue(problem.contains("set SLUICE_ADMIN_KEY_HASH"), problem);
    }

    @Test
    void aHashWithoutItsPepperIsNamed() {
        // When
        String problem =
                Preflight.door(found(HASH), new Key(Optional.empty(), Optional.of("before")));
        // Then
        assertTrue(problem.contains("set SLUICE_KEY_PEPPER"), problem);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true, false, hash, true",
        "::1, true, false, , true",
        "0.0.0.0, true, false, , false",
        "10.0.0.7, true, false, hash, false",
        "0.0.0.0, true, true, hash, true",
        "0.0.0.0, false, false, , true",
        "0.0.0.0, false, false, hash, false"
    })
    void nothingIsSaidInTheClearOffLoopback(
            String host, boolean plain, boolean before, String hash, boolean fine) {
        // When
        String problem = Preflight.exposed(host, plain, new Tls(before), found(hash));
        // Then
        assertEquals(fine, problem.isEmpty(), problem);
    }

    @Test
    void whoListensInTheClearLearnsTheLineToAdd() {
        // When
        String problem = Preflight.exposed("0.0.0.0", true, new Tls(false), found(null));
        // Then
        assertTrue(
                problem.startsWith("quarkus.http.host: '0.0.0.0'")
                        && problem.contains("SLUICE_TLS_TERMINATED_UPSTREAM=true"),
                problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slc_abc_def", "hmac-sha256:", "hmac-sha256:short"})
    void whatIsNoHashOpensNoDoor(String pasted) {
        // When
        String problem = Preflight.door(found(pasted), PEPPER);
        // Then
        assertTrue(problem.startsWith("sluice.admin.key-hash: is no hash"), problem);
    }
}
