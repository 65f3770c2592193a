package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.route.Decision.Because;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [Router] decides once it knows what is asked for: a decision with its candidates and its
/// reason. Pure.
final class Choosing {

    /// The members that hold a caller's cap.
    private static final List<String> CAPS = List.of("max_tokens", "max_completion_tokens");

    private Choosing() {}

    static Decision pin(Selection selection, Model pinned) {
        List<Model> candidates = selection.stay(List.of(pinned), "chosen");
        Because because =
                because(
                        selection.ask(),
                        null,
                        "none",
                        "explicit_model",
                        "the caller named this model");
        return selection.decide(candidates, List.of(), because);
    }

    static Decision route(Selection selection, Route route, Aim aim, Wishes wishes) {
        Ask ask = selection.ask();
        Lane lane = aim.lane();
        List<Model> candidates = selection.stay(aim.pool(), "chosen");
        if (aim.spare() != null && !candidates.isEmpty()) {
            selection.standBy(aim.spare(), candidates);
        } else if (aim.spare() != null) {
            String reason = selection.reason();
            List<Model> spare = selection.stay(aim.spare(), "chosen");
            if (!spare.isEmpty()) {
                Tier tier = lane.tier() == Tier.FAST ? Tier.REASONING : Tier.FAST;
                String words = "only the " + tier.word() + " tier can carry this request";
                lane = new Lane(tier, reason, words, false);
                candidates = spare;
            }
        }
        candidates =
                selection.fall(
                        candidates,
                        route.fallback(),
                        lane.stepsDown(route.care(), candidates.isEmpty()),
                        wishes.fallback());
        List<Model> stronger =
                route.escalates(ask, wishes, lane)
                        ? selection.stay(
                                route.reasoning(), "answers again if the first falls short")
                        : List.of();
        Because because = because(ask, lane.tier(), aim.rule(), lane.reason(), lane.words());
        Decision chosen = selection.decide(candidates, stronger, because.drawn(aim.propensity()));
        Hedge hedge = route.care().hedge();
        return hedge != null && wishes.fallback() && chosen instanceof Decision.Use use
                ? use.hedged(hedge)
                : chosen;
    }

    /// Thoughts count against the caller's cap: one that leaves them no room is raised for the
    /// reasoning tier, where the team allows it and no rule of its own sets it.
    static Decision raised(Selection selection, Route route, Decision chosen) {
        Ask ask = selection.ask();
        return chosen instanceof Decision.Use use
                        && use.because().tier() == Tier.REASONING
                        && selection.team().limits().raiseMaxTokens()
                        && route.care().cramps(ask)
                        && CAPS.stream().noneMatch(use.patch()::names)
                ? use.raised(CAPS, ask, route.care().minOutput())
                : chosen;
    }

    /// One text for what does not exist and for what is not permitted (openai-wire MODEL-2).
    static Decision unknown(String name) {
        String message =
                "The model '%s' does not exist or you do not have access to it; GET /v1/models lists yours."
                        .formatted(Labels.brief(name));
        Because because =
                new Because("none", null, "none", "denied", "no such model for this team");
        return new Decision.Deny(new Refusal.ModelNotFound(message), because);
    }

    static Because because(Ask ask, @Nullable Tier tier, String rule, String reason, String words) {
        return new Because(ask.model(), tier, rule, reason, Labels.clean(words));
    }
}
