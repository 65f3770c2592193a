package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.team.Globs;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A random team, rule, card and request, and what became of it; all from its number alone.
///
/// @param told what the trace heard
record Case(Cast cast, Ask ask, Complexity complexity, Decision decision, List<String> told) {

    private static final String[] NAMES = {"fast-1", "fast-2", "slow-1", "slow-2", "spare", "auto"};
    private static final String[] EFFORTS = {null, "none", "low", "high", "odd"};

    static Case decide(int number) {
        Random random = new Random(number);
        Cast cast = new Cast();
        for (String name : List.of("fast-1", "fast-2", "slow-1", "slow-2", "spare")) {
            cast.card(name, card(random));
        }
        if (random.nextBoolean()) {
            cast.permitted = new Globs(List.of(random.nextBoolean() ? "auto" : "*-1"));
        }
        Map<String, List<String>> home = Map.of("residency", List.of("self-hosted"));
        cast.require("home", "", random.nextInt(3) == 0 ? home : Map.of());
        if (random.nextInt(3) == 0) {
            String pool = random.nextBoolean() ? "slow" : "fast-2";
            cast.rule("use", "request.turns > 3", Cast.use(pool));
        }
        cast.wishes =
                new Wishes(
                        List.of(),
                        random.nextInt(5) == 0 ? Tier.REASONING : null,
                        0,
                        random.nextInt(4) != 0);
        double p = random.nextDouble();
        boolean sure = Math.abs(p - 0.5) > 0.1;
        Complexity complexity =
                Cast.complexity(
                        random.nextInt(9) == 0 ? Double.NaN : p,
                        p > 0.5 ? Tier.REASONING : Tier.FAST,
                        sure);
        Case made = new Case(cast, ask(random), complexity, null, new ArrayList<>());
        return new Case(cast, made.ask(), complexity, again(made, watch(made.told())), made.told());
    }

    private static Card card(Random random) {
        if (random.nextBoolean()) {
            return Card.UNKNOWN;
        }
        return Cast.card(
                random.nextInt(6) == 0 ? Card.Kind.EMBEDDING : Card.Kind.INSTRUCT,
                random.nextInt(3) * 1_000,
                random.nextBoolean() ? Set.of(Modality.TEXT) : Set.of(),
                random.nextBoolean(),
                null);
    }

    private static Ask ask(Random random) {
        return Requests.to(NAMES[Math.min(9 - random.nextInt(10), 5)])
                .at(random.nextInt(6) == 0 ? Endpoint.EMBEDDINGS : Endpoint.CHAT)
                .with("images", random.nextInt(3) == 0 ? 1 : 0)
                .with("tools", random.nextInt(3))
                .with("turns", random.nextInt(8))
                .with("textBytes", random.nextInt(6_000))
                .effort(EFFORTS[random.nextInt(EFFORTS.length)])
                .first("conversation " + random.nextInt(50))
                .ask();
    }

    static Decision again(Case c, Trace trace) {
        Cast cast = c.cast();
        return cast.router()
                .choose(cast.team(), c.ask(), cast.wishes, c.complexity(), Cast.NOON, trace);
    }

    static Trace watch(List<String> told) {
        return new Trace() {
            @Override
            public void candidate(Model model, boolean stays, String why) {
                told.add(model.name() + " " + stays);
            }
        };
    }
}
