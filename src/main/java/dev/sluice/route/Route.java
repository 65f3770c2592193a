package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.complexity.Scale;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A virtual model: what clients send as `model` to let the gateway choose.
///
/// @param signals names of the `complexity.Signal`s consulted inside the abstain band; empty when
///   none
/// @param fallback tried in order after the chosen pool, without repeating a model
public record Route(
        String name,
        Pool fast,
        Pool reasoning,
        Scale scale,
        List<String> signals,
        List<Model> fallback,
        Slo slo,
        Care care) {

    /// Tokens of an answer when nothing else is known; both sides of a comparison have them.
    private static final long USUAL_OUTPUT = 500;

    public Route {
        signals = List.copyOf(signals);
        fallback = List.copyOf(fallback);
    }

    /// Promised 95th percentile of the time to first token, in milliseconds; 0 when unsaid. An
    /// exact bucket edge of the histogram.
    ///
    /// @param idleFleet whether a request too close to call goes to servers of our own while these
    ///   keep the promise
    public record Slo(int fastTtftMillis, int reasoningTtftMillis, boolean idleFleet) {

        public static final Slo NONE = new Slo(0, 0, false);

        /// Of a tier without a promise: 0, which nothing keeps.
        double seconds(Tier tier) {
            return (tier == Tier.FAST ? fastTtftMillis : reasoningTtftMillis) / 1_000.0;
        }

        /// What a request keeps that must not be in anybody's way.
        double strictest() {
            return Math.min(fastTtftMillis, reasoningTtftMillis) / 1_000.0;
        }
    }

    /// What a route does about answers that fall short or come late.
    ///
    /// @param minOutput the smallest output cap of a caller, in tokens, at which a score may choose
    ///   reasoning: thinking counts against the cap, and the usual failure is an empty reply
    /// @param cascade whether a whole answer of the fast tier that falls short is asked for again
    /// @param hedge what second attempts beside slow ones may cost; null where none are made
    /// @param downgrade whether what a score sent to reasoning may fall back to a fast model
    public record Care(int minOutput, boolean cascade, @Nullable Hedge hedge, boolean downgrade) {

        /// routing-quality.md 7.
        public static final Care DEFAULT = new Care(2_048, false, null, false);

        boolean cramps(Ask ask) {
            int cap = ask.options().maxTokens();
            return cap >= 0 && cap < minOutput;
        }

        /// Whether a score may not choose reasoning: the caller's cap leaves no room, and its team
        /// lets nobody raise it.
        boolean bars(Ask ask, Team team) {
            return cramps(ask) && !team.limits().raiseMaxTokens();
        }
    }

    /// Whether the next answer costs less from the fast tier, which has to read the whole
    /// conversation anew, than from the reasoning tier, which has it cached. True when a price is
    /// unknown.
    boolean paysToLeave(Ask ask) {
        Price from = price(reasoning);
        Price to = price(fast);
        if (from == null || to == null) {
            return true;
        }
        long context = ask.promptTokens();
        long staying = context * from.cachedInput() + USUAL_OUTPUT * from.output();
        long leaving = context * to.input() + USUAL_OUTPUT * to.output();
        return leaving < staying;
    }

    private static @Nullable Price price(Pool pool) {
        return pool.models().isEmpty() ? null : pool.models().getFirst().price();
    }

    Pool pool(Tier tier) {
        return tier == Tier.FAST ? fast : reasoning;
    }

    /// Whether a stronger model may answer again: only where the gateway chose fast, the caller
    /// reads the answer whole, takes a fallback and leaves room to reason.
    boolean escalates(Ask ask, Wishes wishes, Lane lane) {
        return care.cascade
                && lane.tier() == Tier.FAST
                && !lane.firm()
                && !ask.streams()
                && ask.endpoint().generates()
                && wishes.fallback()
                && !care.cramps(ask);
    }
}
