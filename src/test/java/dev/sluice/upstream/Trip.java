package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Complaint;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fault.RetryBudget;
import dev.sluice.kit.Models;
import dev.sluice.kit.Requests;
import dev.sluice.load.Line;
import dev.sluice.load.Room;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.upstream.Itinerary.Then;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/// A call whose first target is `a`, to try an [Itinerary] on.
final class Trip {

    static final long NEVER = Long.MAX_VALUE;

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);
    private final RetryBudget budget = new RetryBudget(new RetryBudget.Terms(0.2, 3, 30), 0);
    final Deque<Step> steps = new ArrayDeque<>();
    final Ask ask = Requests.saying("hi");

    Step step(Models model) {
        return step(model, budget);
    }

    /// Of a provider of its own.
    Step apart(String name) {
        return step(Models.named(name), new RetryBudget(new RetryBudget.Terms(0.2, 3, 30), 0));
    }

    private Step step(Models model, RetryBudget budget) {
        Model made = model.model();
        return new Step(
                made,
                new Target(
                        made,
                        made.provider().addresses().getFirst(),
                        null,
                        budget,
                        new Room(Terms.DEFAULT, new Line(1)),
                        meters));
    }

    Step step(String name) {
        return step(Models.named(name));
    }

    Itinerary itinerary(Ask ask) {
        return new Itinerary(ask, steps, new SplittableRandom(3));
    }

    Itinerary itinerary() {
        return itinerary(ask);
    }

    static Fault answered(int status, long hint) {
        return Faults.answered("a", new Complaint(status, "", null, "{}"), hint);
    }

    static Fault code(String code) {
        return Faults.answered("a", new Complaint(400, "", code, "{}"), 0);
    }

    /// `b` for another target, `a+` for the same one after a pause, and so on; a reason for none.
    static String told(Then then) {
        return switch (then) {
            case Then.Go(Step step, long pause, _) -> step.model().name() + (pause > 0 ? "+" : "");
            case Then.Stop(String denied) -> "none" + denied;
        };
    }

    String after(Fault fault, int attempts) {
        return told(itinerary().after(step("a"), fault, attempts, NEVER, 0));
    }
}
