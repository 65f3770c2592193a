package dev.sluice.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeersTest {

    private static List<Patient> group(int size) {
        List<Patient> group = Stream.generate(Patient::new).limit(size).toList();
        Peers peers = new Peers(group.stream().map(one -> one.health).toList());
        group.forEach(one -> one.health.among(peers));
        return group;
    }

    private static long out(List<Patient> group) {
        return group.stream().filter(one -> one.health.ejected()).count();
    }

    @ParameterizedTest(name = "{0} ms beside {1} ms: {2}")
    @CsvSource({"1000, 100, out", "290, 100, in", "310, 100, out", "40, 4, in", "100, 1000, in"})
    void oneThatIsThriceAsSlowAsItsPeersLeaves(long mine, long others, String state) {
        // Given
        List<Patient> group = group(3);
        group.get(1).speaks(20, others);
        group.get(2).speaks(20, others);
        // When
        group.getFirst().speaks(20, mine);
        // Then
        assertEquals(state, group.getFirst().standing().state());
    }

    @Test
    void tooFewFirstTokensSayNothing() {
        // Given
        List<Patient> group = group(2);
        group.get(1).speaks(40, 10);
        // When
        group.getFirst().speaks(19, 5_000);
        // Then
        assertEquals("in", group.getFirst().standing().state());
    }

    @Test
    void aTargetWithoutPeersIsNeverTooSlow() {
        // Given
        List<Patient> group = group(1);
        // When
        group.getFirst().speaks(64, 60_000);
        // Then
        assertEquals("in", group.getFirst().standing().state());
    }

    @Test
    void afterItsReturnItIsJudgedByWhatIsNew() {
        // Given
        List<Patient> group = group(2);
        group.get(1).speaks(20, 10);
        Patient slow = group.getFirst().speaks(20, 900).after(5);
        slow.health.succeeded(slow.turn(), slow.now());
        // When
        slow.speaks(40, 10);
        // Then
        assertEquals("easing", slow.standing().state());
    }

    /// Seeded: replicas of any speed, taken out and brought back in any order.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void neverAreMoreThanHalfOutForBeingSlow(long seed) {
        // Given
        Random random = new Random(seed);
        List<Patient> group = group(1 + random.nextInt(8));
        List<Long> most = new ArrayList<>(List.of(0L));
        // When
        for (int i = 0; i < 2_000; i++) {
            Patient one = group.get(random.nextInt(group.size()));
            one.speaks(1 + random.nextInt(30), 1L << random.nextInt(14)).after(random.nextInt(9));
            if (random.nextInt(5) == 0) {
                one.health.succeeded(one.turn(), one.now());
            }
            most.add(out(group));
        }
        // Then
        long worst = most.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertTrue(worst <= group.size() / 2, worst + " of " + group.size() + " were out");
    }

    @Test
    void theHalfIsReached() {
        // Given
        List<Patient> group = group(4);
        group.get(2).speaks(20, 10);
        group.get(3).speaks(20, 10);
        // When
        group.get(0).speaks(20, 9_000);
        group.get(1).speaks(64, 9_000);
        // Then
        assertEquals(2, out(group));
    }

    @Test
    void theCredentialOfOthersDoesNotCount() {
        // Given
        List<Patient> group = group(2);
        group.get(1).speaks(20, 10).health.leave(Reason.AUTH, group.get(1).now());
        // When
        group.getFirst().speaks(40, 9_000);
        // Then
        assertEquals(0, out(group));
    }
}
