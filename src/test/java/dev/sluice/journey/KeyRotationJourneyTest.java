package dev.sluice.journey;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two keys of one provider.
@QuarkusTest
@WithTestResource(HealthWorld.class)
@Timeout(60)
class KeyRotationJourneyTest {

    Pair pair;

    @BeforeEach
    void clear() {
        pair.clear();
    }

    private List<String> keys() {
        return pair.first().seen().stream().map(seen -> seen.header("authorization")).toList();
    }

    @Test
    void bothAreUsedInTurn() {
        // When
        pair.ask("k" + pair.route(), 4);
        // Then
        assertEquals(Set.of("Bearer sk-one-0123", "Bearer sk-two-0123"), Set.copyOf(keys()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "401, invalid_api_key",
        "402, x",
        "403, x",
        "429, rate_limit_exceeded",
        "429, insufficient_quota"
    })
    void aKeyThatIsRefusedOrLimitedGivesWayToTheOther(int status, String code) {
        // Given
        pair.first().next(Script.error(status, code));
        // When
        Response answer = pair.ask("k" + pair.route(), 1);
        // Then
        answer.then().statusCode(200).header("x-sluice-attempts", "2");
        assertNotEquals(keys().getFirst(), keys().getLast());
    }

    @Test
    void theKeyThatWasRefusedIsNotUsedAgain() {
        // Given
        int n = pair.route();
        pair.first().next(Script.error(401, "invalid_api_key"));
        pair.ask("k" + n, 1);
        // When
        pair.ask("k" + n, 5);
        // Then
        String refused = keys().getFirst();
        assertEquals(
                1, keys().stream().filter(refused::equals).collect(Collectors.toList()).size());
    }

    @Test
    void withTheLastKeyTheTargetIsOut() {
        // Given
        int n = pair.route();
        pair.first().always(Script.error(401, "invalid_api_key"));
        pair.ask("k" + n, 1);
        // When
        Response answer = pair.ask("k" + n, 3);
        // Then
        answer.then()
                .statusCode(503)
                .header("x-should-retry", "false")
                .body("error.message", containsString("ask its operator"));
        assertEquals(2, pair.first().seen().size());
    }

    @Test
    void bothLimitedTheCallerIsToldSo() {
        // Given
        int n = pair.route();
        Script limited = Script.error(429, "x").header("retry-after", "20");
        pair.first().always(limited);
        pair.ask("k" + n, 1);
        // When
        Response answer = pair.ask("k" + n, 1);
        // Then
        answer.then().statusCode(429);
        assertEquals(2, pair.first().seen().stream().map(Seen::path).count());
    }
}
