package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.health.Health;
import dev.sluice.health.Turn;
import dev.sluice.upstream.Itinerary.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// The order in which a call's targets are tried, by their health: one volatile read for each while
/// all are well.
final class Lineup {

    private static final DoubleSupplier DICE = () -> ThreadLocalRandom.current().nextDouble();

    private record Placed(Step step, Turn turn, long away) {}

    /// The last of those that are away is the one tried when nobody else was: the least bad, and
    /// before it those whose trial would be in vain.
    private static final Comparator<Placed> WORST_FIRST =
            Comparator.comparing((Placed placed) -> placed.turn == Turn.OUT)
                    .thenComparing(placed -> placed.turn == Turn.REST)
                    .thenComparing(Comparator.comparingLong(Placed::away).reversed());

    private Lineup() {}

    /// All targets of the candidates in the order to try them: those that come back stand behind
    /// the others for their missing share, and those that are away behind all.
    static Deque<Step> of(Errand errand, List<Model> candidates, Targets targets) {
        Deque<Step> steps = new ArrayDeque<>();
        boolean well = true;
        for (Model model : candidates) {
            for (Target target : targets.ordered(model, errand)) {
                steps.add(new Step(model, target));
                well &= target.health().well();
            }
        }
        if (!well) {
            reorder(steps, System.nanoTime());
        }
        return steps;
    }

    private static void reorder(Deque<Step> steps, long now) {
        Set<Model> weighed = several(steps);
        List<Step> later = new ArrayList<>();
        List<Placed> away = new ArrayList<>();
        for (int i = steps.size(); i > 0; i--) {
            Step step = steps.removeFirst();
            Health health = step.target().health();
            Turn turn = health.outlook(now, DICE);
            switch (turn) {
                case GO, TRIAL -> steps.addLast(step);
                case LATER -> (weighed.contains(step.model()) ? steps : later).add(step);
                case REST, LOCKED, OUT, PANIC -> away.add(new Placed(step, turn, health.away(now)));
            }
        }
        steps.addAll(later);
        away.sort(WORST_FIRST);
        away.forEach(placed -> steps.addLast(placed.step));
    }

    /// The models with several targets: among those the share of each was looked at already.
    private static Set<Model> several(Deque<Step> steps) {
        Set<Model> once = new HashSet<>();
        Set<Model> several = new HashSet<>();
        for (Step step : steps) {
            if (!once.add(step.model())) {
                several.add(step.model());
            }
        }
        return several;
    }

    static boolean open(List<Target> targets) {
        for (Target target : targets) {
            if (isOpen(target)) {
                return true;
            }
        }
        return false;
    }

    /// One that is out or sleeps has nothing to do, and is no room for anybody.
    static boolean room(List<Target> targets) {
        for (Target target : targets) {
            if (target.room().free() && isOpen(target)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(Target target) {
        Health health = target.health();
        return (health.well() || health.share(System.nanoTime()) > 0) && !target.asleep();
    }

    /// What this call may do with the target now.
    ///
    /// @param last whether nobody was tried and nobody else is left: then one that is out is tried
    ///   all the same (reliability.md R17)
    static Turn turn(Target target, boolean last, long now) {
        Turn turn = target.health().turn(now, DICE);
        return switch (turn) {
            case LATER -> Turn.GO;
            case OUT -> last ? Turn.PANIC : Turn.OUT;
            case GO, TRIAL, REST, LOCKED, PANIC -> turn;
        };
    }
}
