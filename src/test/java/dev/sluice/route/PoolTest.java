package dev.sluice.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Requests;
import dev.sluice.team.RuleText.Prefer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {

    private final Cast cast = new Cast();

    @Test
    void aPlainListKeepsItsOrder() {
        // Given
        Pool pool = cast.pools.get("fast");

        // When
        var order = pool.order(42, null);

        // Then
        assertEquals(pool.models(), order);
    }

    @ParameterizedTest
    @CsvSource({"80, 20", "50, 50", "99, 1", "1, 3"})
    void conversationsSpreadByWeight(int one, int two) {
        // Given
        cast.pool("w", List.of(one, two), "fast-1", "fast-2");
        Pool pool = cast.pools.get("w");
        Random random = new Random(7);

        // When
        long first =
                random.longs(20_000)
                        .filter(c -> pool.order(c, null).getFirst().name().equals("fast-1"))
                        .count();

        // Then
        assertEquals(one / (double) (one + two), first / 20_000.0, 0.015);
    }

    @Test
    void theRestFollowsByWeightToo() {
        // Given
        cast.pool("w", List.of(60, 30, 10), "fast-1", "fast-2", "slow-1");
        Pool pool = cast.pools.get("w");
        Random random = new Random(8);

        // When
        List<List<String>> orders =
                random.longs(20_000)
                        .mapToObj(c -> List.of(Cast.names(pool.order(c, null))))
                        .filter(names -> names.getFirst().equals("fast-1"))
                        .toList();

        // Then
        double share =
                orders.stream().filter(names -> names.get(1).equals("fast-2")).count()
                        / (double) orders.size();
        assertEquals(0.75, share, 0.02);
    }

    @Test
    void weightZeroIsOnlyTriedLast() {
        // Given
        cast.pool("w", List.of(0, 1, 1), "fast-1", "fast-2", "slow-1");
        Pool pool = cast.pools.get("w");

        // When
        boolean last =
                new Random(9)
                        .longs(1_000)
                        .allMatch(c -> pool.order(c, null).getLast().name().equals("fast-1"));

        // Then
        assertTrue(last);
    }

    @Test
    void aConversationThatHadAnotherModelKeepsItWhenOneLeaves() {
        // Given
        cast.pool("all", List.of(1, 1, 1), "fast-1", "fast-2", "slow-1");
        cast.pool("less", List.of(1, 1), "fast-1", "fast-2");
        Pool all = cast.pools.get("all");
        Pool less = cast.pools.get("less");

        // When
        boolean kept =
                new Random(10)
                        .longs(1_000)
                        .filter(c -> !all.order(c, null).getFirst().name().equals("slow-1"))
                        .allMatch(c ->
                                all.order(c, null).getFirst() == less.order(c, null).getFirst());

        // Then
        assertTrue(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "안녕하세요", "a much longer first turn, with commas"})
    void aConversationKeepsItsModelWhateverIsSaidNext(String first) {
        // Given
        cast.pool("fast", List.of(50, 50), "fast-1", "fast-2");
        cast.route("auto", "fast", "slow");
        var start = cast.choose(Requests.to("auto").first(first).latest(first).ask(), Cast.EASY);

        // When
        var later = cast.choose(Requests.to("auto").first(first).latest("go on").ask(), Cast.EASY);

        // Then
        assertEquals(Cast.candidates(start), Cast.candidates(later));
    }

    @Test
    void differentConversationsUseDifferentModels() {
        // Given
        cast.pool("fast", List.of(50, 50), "fast-1", "fast-2");
        cast.route("auto", "fast", "slow");
        Router router = cast.router();

        // When
        long firsts =
                java.util.stream.IntStream.range(0, 1_000)
                        .mapToObj(i -> Requests.to("auto").first("turn " + i).ask())
                        .map(ask ->
                                router.choose(
                                        cast.team(),
                                        ask,
                                        cast.wishes,
                                        Cast.EASY,
                                        Cast.NOON,
                                        Trace.NONE))
                        .filter(d -> Cast.candidates(d).getFirst().equals("fast-1"))
                        .count();

        // Then
        assertEquals(500, firsts, 60);
    }

    @ParameterizedTest
    @CsvSource({
        "CHEAPEST, slow-1 fast-2 fast-1 slow-2",
        "SELF_HOSTED, slow-1 fast-1 fast-2 slow-2",
        "FASTEST, fast-1 fast-2 slow-1 slow-2"
    })
    void aPreferenceReplacesTheWeights(Prefer prefer, String order) {
        // Given
        cast.pool("w", List.of(1, 2, 3, 4), "fast-1", "fast-2", "slow-1", "slow-2");

        // When
        var models = cast.pools.get("w").order(5, prefer);

        // Then
        assertEquals(order, String.join(" ", Cast.names(models)));
    }
}
