package dev.sluice.route;

import dev.sluice.kit.Requests;
import dev.sluice.route.Rule.Situation;
import dev.sluice.team.RuleText;
import dev.sluice.wire.Tier;
import java.util.List;
import java.util.Map;

/// A rule in YAML keeps the contract of every rule.
class CelRuleTest extends RuleContract {

    private final Cast cast = new Cast();

    @Override
    protected Rule rule() {
        RuleText text =
                new RuleText(
                        "many tools think",
                        "request.tools > 3 && now.hour >= 6",
                        Cast.tier(Tier.REASONING),
                        Map.of("residency", List.of("self-hosted")),
                        "",
                        null);
        return new Rules(List.of()).compile(text, cast.team());
    }

    @Override
    protected List<Situation> situations() {
        return List.of(situation(0), situation(3), situation(4), situation(40));
    }

    private Situation situation(int tools) {
        return new Situation(
                cast.team(),
                Requests.to("auto").with("tools", tools).ask(),
                cast.wishes,
                Cast.EASY,
                Cast.NOON);
    }
}
