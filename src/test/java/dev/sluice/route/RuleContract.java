package dev.sluice.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.route.Rule.Situation;
import dev.sluice.route.Rule.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every [Rule] keeps. To test one: extend this, say how to make the rule and which situations
/// it should meet, inherit the tests.
public abstract class RuleContract {

    /// A new rule, equal in behaviour to every other one this gives.
    protected abstract Rule rule();

    /// Situations of every kind the rule tells apart; at least one in which it does something.
    protected abstract List<Situation> situations();

    @Test
    void hasAName() {
        // When
        String name = rule().name();

        // Then
        assertFalse(name.isBlank());
    }

    @Test
    void keepsItsName() {
        // Given
        Rule rule = rule();
        String before = rule.name();

        // When
        situations().forEach(rule::consider);

        // Then
        assertEquals(before, rule.name());
    }

    @Test
    void doesSomethingInOneOfItsSituations() {
        // Given
        Rule rule = rule();

        // When
        boolean acts =
                situations().stream().anyMatch(s -> !(rule.consider(s) instanceof Verdict.Pass));

        // Then
        assertTrue(acts);
    }

    @Test
    void saysTheSameTwice() {
        // Given
        Rule rule = rule();
        List<Verdict> once = situations().stream().map(rule::consider).toList();

        // When
        List<Verdict> twice = situations().stream().map(rule::consider).toList();

        // Then
        assertEquals(once, twice);
    }

    @Test
    void doesNotDependOnWhatItSawBefore() {
        // Given
        Rule rule = rule();
        List<Verdict> forward = situations().stream().map(rule::consider).toList();

        // When
        List<Verdict> backward = situations().reversed().stream().map(rule::consider).toList();

        // Then
        assertEquals(forward, backward.reversed());
    }

    @Test
    void requiresOnlyWhatCanBeRequired() {
        // Given
        Rule rule = rule();

        // When
        List<String> unknown =
                situations().stream()
                        .map(rule::consider)
                        .map(RuleContract::narrow)
                        .flatMap(narrow -> narrow.require().keySet().stream())
                        .filter(dimension -> !Requirement.DIMENSIONS.contains(dimension))
                        .toList();

        // Then
        assertEquals(List.of(), unknown);
    }

    @Test
    void picksEitherAPoolOrATier() {
        // Given
        Rule rule = rule();

        // When
        boolean both =
                situations().stream()
                        .map(rule::consider)
                        .anyMatch(v ->
                                v instanceof Verdict.Pick p
                                        && (p.use() == null) == (p.tier() == null));

        // Then
        assertFalse(both);
    }

    @Test
    void tellsACallerWhyItDenies() {
        // Given
        Rule rule = rule();

        // When
        boolean silent =
                situations().stream()
                        .map(rule::consider)
                        .anyMatch(v -> v instanceof Verdict.Deny d && d.message().isBlank());

        // Then
        assertFalse(silent);
    }

    @Test
    void servesManyThreads() throws Exception {
        // Given
        Rule rule = rule();
        Callable<List<Verdict>> task = () -> situations().stream().map(rule::consider).toList();

        // When
        Set<List<Verdict>> seen = new java.util.HashSet<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<Verdict>> said : threads.invokeAll(Collections.nCopies(64, task))) {
                seen.add(said.get());
            }
        }

        // Then
        assertEquals(1, seen.size());
    }

    private static Verdict.Narrow narrow(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Narrow narrow -> narrow;
            case Verdict.Pick pick -> pick.narrow();
            case Verdict.Pass _, Verdict.Deny _ -> Verdict.Narrow.NOTHING;
        };
    }
}
