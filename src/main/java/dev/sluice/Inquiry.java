package dev.sluice;

import dev.sluice.Weighing.Turn;
import dev.sluice.ask.Ask;
import dev.sluice.ask.AskReader;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.config.Configuration;
import dev.sluice.config.Snapshot;
import dev.sluice.dial.Dial;
import dev.sluice.dial.Dials;
import dev.sluice.route.Moment;
import dev.sluice.route.Outlook;
import dev.sluice.route.Route;
import dev.sluice.team.Team;
import dev.sluice.wire.Call;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What may be asked without calling a model: what [Gateway] would do with a request. The same
/// reader, weighing, pins and router as on the live path, and no conversation moves by it; second
/// signals are not consulted, because they may cost money.
@Singleton
public final class Inquiry {

    private final Configuration configuration;
    private final AskReader reader;
    private final Dials dials;
    private final Weighing weighing;
    private final Pins pins;
    private final InstantSource clock;
    private final Outlook outlook;

    @Inject
    Inquiry(
            Configuration configuration,
            AskReader reader,
            Dials dials,
            Weighing weighing,
            Pins pins,
            InstantSource clock,
            Outlook outlook) {
        this.configuration = configuration;
        this.reader = reader;
        this.dials = dials;
        this.weighing = weighing;
        this.pins = pins;
        this.clock = clock;
        this.outlook = outlook;
    }

    /// Whether anybody may call, with any key or none.
    public boolean open() {
        return configuration.current().open();
    }

    /// The scale of a route as it is now, where its threshold follows the traffic.
    public Scale inForce(Route route) {
        return dials.of(route.name()).scale(route.scale());
    }

    /// Where that threshold comes from, as `explain` says it.
    public String origin(Route route) {
        return dials.of(route.name()).origin(route.scale());
    }

    /// The answer to [#explain].
    ///
    /// @param routed whether the call would reach a model
    /// @param json the decision, every rule considered, every candidate and why it was or was not
    ///   chosen
    public record Explained(boolean routed, String json) {}

    /// Throws [Refused] when there is no such team; every other refusal is part of the answer.
    ///
    /// @param team null for the only one, or `default`
    public Explained explain(@Nullable String team, Call call) {
        Snapshot now = configuration.current();
        Team asking = team(now, team);
        Explanation told = new Explanation(asking.id());
        try {
            Ask ask = reader.read(call);
            Scale configured = now.router().scale(ask);
            Dial dial = dials.of(ask.model());
            Scale scale = dial.scale(configured);
            Turn turn = new Turn(asking, ask, scale, List.of(), now.router()::paysToLeave);
            Complexity complexity = weighing.foresee(turn);
            told.weighed(scale, dial.origin(configured));
            Moment moment = new Moment(clock.instant(), 1, pins.held(asking, ask), outlook);
            told.decided(
                    complexity,
                    now.router().choose(asking, ask, call.wishes(), complexity, moment, told));
        } catch (Refused no) {
            told.refused(no.refusal());
        }
        return new Explained(told.routed(), told.json());
    }

    private static Team team(Snapshot now, @Nullable String wanted) {
        List<Team> all = now.teams().all();
        String id = wanted != null ? wanted : all.size() == 1 ? all.getFirst().id() : "default";
        for (Team team : all) {
            if (team.id().equals(id)) {
                return team;
            }
        }
        String known = all.stream().map(Team::id).collect(Collectors.joining(", "));
        throw new Refused(
                new Refusal.Malformed(
                        "team",
                        "unsupported_value",
                        "team: '" + id + "' is not a team; known: " + known + "."));
    }
}
