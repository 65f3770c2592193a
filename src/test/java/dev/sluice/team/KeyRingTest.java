package dev.sluice.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Secret;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    static final Secret OLD = new Secret("0123456789abcdef0123456789abcdef");
    private static final Secret NEW = new Secret("fedcba9876543210fedcba9876543210");
    private static final Team SEARCH = team("search");
    private static final Team ADS = team("ads");
    private static final Map<String, Team> TEAMS = Map.of("search", SEARCH, "ads", ADS);

    @Test
    void findsTheHolder() {
        // Given
        ApiKey key = ApiKey.fresh(new Random(1));
        KeyRing ring = ring(List.of(OLD), entry(key, OLD, "search"));

        // When
        Teams.Member holder = ring.holder(key.whole().value());

        // Then
        assertEquals(new Teams.Member(SEARCH, key.id()), holder);
    }

    @Test
    void tellsTwoKeysOfOneIdApart() {
        // Given
        ApiKey key = ApiKey.fresh(new Random(2));
        ApiKey forged = withIdOf(key, ApiKey.fresh(new Random(3)));
        KeyRing ring = ring(List.of(OLD), entry(key, OLD, "search"));

        // When
        Teams.Member holder = ring.holder(forged.whole().value());

        // Then
        assertNull(holder);
    }

    @Test
    void keysWithACommonPrefixOfAnyLengthNeverShareAnIdentity() {
        // Given: security S10, CVE-2026-35030
        ApiKey mine = ApiKey.fresh(new Random(4));
        String whole = mine.whole().value();
        KeyRing ring = ring(List.of(OLD), entry(mine, OLD, "search"));
        ring.holder(whole);
        for (int prefix = 12; prefix < whole.length(); prefix++) {
            String other = whole.substring(0, prefix) + rest(whole, prefix);

            // When
            Teams.Member holder = ring.holder(other);

            // Then
            assertNull(holder, other);
        }
    }

    @Test
    void findsKeysOfBothPeppersWhileOneIsReplaced() {
        // Given
        ApiKey first = ApiKey.fresh(new Random(5));
        ApiKey second = ApiKey.fresh(new Random(6));
        KeyRing ring =
                ring(List.of(NEW, OLD), entry(first, OLD, "search"), entry(second, NEW, "ads"));

        // When
        List<Teams.Member> holders =
                IntStream.range(0, 2)
                        .mapToObj(i -> i == 0 ? first : second)
                        .map(key -> ring.holder(key.whole().value()))
                        .toList();

        // Then
        assertEquals(
                List.of(new Teams.Member(SEARCH, first.id()), new Teams.Member(ADS, second.id())),
                holders);
    }

    @Test
    void forgetsKeysOfAPepperThatIsGone() {
        // Given
        ApiKey key = ApiKey.fresh(new Random(7));
        KeyRing ring = ring(List.of(NEW), entry(key, OLD, "search"));

        // When
        Teams.Member holder = ring.holder(key.whole().value());

        // Then
        assertNull(holder);
    }

    @Test
    void neverTakesAnUnknownIdForAKeyWhoseHashIsAllZeroes() {
        // Given: unknown ids are compared with a hash of zeroes
        ApiKey key = ApiKey.fresh(new Random(8));
        KeyRing ring =
                ring(
                        List.of(OLD),
                        new Teams.Key("00000000", "hmac-sha256:" + "A".repeat(43), "ads"));

        // When
        Teams.Member holder = ring.holder(key.whole().value());

        // Then
        assertNull(holder);
    }

    @Test
    void answersRightOnManyThreadsAtOnce() throws Exception {
        // Given
        ApiKey key = ApiKey.fresh(new Random(9));
        KeyRing ring = ring(List.of(OLD), entry(key, OLD, "search"));
        Callable<Boolean> work =
                () ->
                        IntStream.range(0, 5_000)
                                .allMatch(_ -> ring.holder(key.whole().value()) != null);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {

            // When
            var found = threads.invokeAll(List.of(work, work, work, work));

            // Then
            for (var each : found) {
                assertTrue(each.get());
            }
        }
    }

    static Team team(String id) {
        return new Team(id, Globs.ALL, Map.of(), List.of(), Limits.NONE, Budget.NONE);
    }

    static KeyRing ring(List<Secret> peppers, Teams.Key... keys) {
        return new KeyRing(List.of(keys), peppers.stream().map(Pepper::new).toList(), TEAMS::get);
    }

    static Teams.Key entry(ApiKey key, Secret pepper, String team) {
        return new Teams.Key(key.id(), key.hash(pepper), team);
    }

    /// A tail of the same length that differs in its first character.
    private static String rest(String whole, int from) {
        char first = whole.charAt(from) == 'x' ? 'y' : 'x';
        return first + whole.substring(from + 1);
    }

    private static ApiKey withIdOf(ApiKey owner, ApiKey other) {
        String whole = "slc_" + owner.id() + other.whole().value().substring(12);
        return new ApiKey(owner.id(), new Secret(whole));
    }
}
