package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One decision over tier and place, for requests too close to call: servers of our own cost
/// nothing more while they are idle, so there the stronger tier is tried first; when they would
/// break the promise of the tier, the others of the pool take over (peers.md I7).
///
/// @param outlook what the servers would do with one more request
record Joint(Route route, Selection selection, Outlook outlook) {

    /// The aim, or a better one where the route allows it and nobody said where to go.
    Aim at(Aim aim) {
        Lane lane = aim.lane();
        if (!route.slo().idleFleet()
                || lane.firm()
                || !lane.reason().equals("abstained")
                || selection.preferred()) {
            return aim;
        }
        Ask ask = selection.ask();
        boolean up = lane.tier() == Tier.FAST && !route.care().bars(ask, selection.team());
        Aim higher = up ? idle(aim, Tier.REASONING, route.slo().strictest()) : null;
        Aim same =
                higher != null ? higher : idle(aim, lane.tier(), route.slo().seconds(lane.tier()));
        return same != null ? same : spilled(aim);
    }

    /// Null when none of our own servers would keep the promise.
    private @Nullable Aim idle(Aim aim, Tier tier, double promise) {
        Pool pool = route.pool(tier);
        List<Model> ready = new ArrayList<>();
        List<Model> others = new ArrayList<>();
        for (Model model : selection.inOrder(pool)) {
            boolean keeps = own(model) && outlook.firstToken(model) <= promise;
            (keeps && selection.carries(model) ? ready : others).add(model);
        }
        if (ready.isEmpty()) {
            return null;
        }
        double seconds = outlook.firstToken(ready.getFirst());
        String words =
                "too close to call, and our own servers are idle: "
                        + (seconds == 0 ? "nothing runs" : "first token in " + millis(seconds));
        ready.addAll(others);
        return moved(aim, tier, "idle_fleet", words, new Pool(pool.name(), ready, List.of()));
    }

    private Aim spilled(Aim aim) {
        Tier tier = aim.lane().tier();
        Pool pool = route.pool(tier);
        List<Model> others = new ArrayList<>();
        List<Model> late = new ArrayList<>();
        for (Model model : selection.inOrder(pool)) {
            boolean misses = own(model) && outlook.firstToken(model) > route.slo().seconds(tier);
            (misses ? late : others).add(model);
        }
        if (late.isEmpty() || others.stream().noneMatch(selection::carries)) {
            return aim;
        }
        String words =
                "our own servers would speak in %s, later than the %s promised"
                        .formatted(
                                millis(outlook.firstToken(late.getFirst())),
                                millis(route.slo().seconds(tier)));
        others.addAll(late);
        return moved(aim, tier, "load_spill", words, new Pool(pool.name(), others, List.of()));
    }

    private Aim moved(Aim aim, Tier tier, String reason, String words, Pool pool) {
        Pool spare = route.pool(tier == Tier.FAST ? Tier.REASONING : Tier.FAST);
        return new Aim(pool, new Lane(tier, reason, words, false), aim.rule(), spare, 1);
    }

    private static boolean own(Model model) {
        Provider provider = model.provider();
        return provider.residency() == Residency.SELF_HOSTED && provider.isVllm();
    }

    private static String millis(double seconds) {
        return Double.isInfinite(seconds)
                ? "no foreseeable time"
                : String.format(Locale.ROOT, "%.0f ms", seconds * 1_000);
    }
}
