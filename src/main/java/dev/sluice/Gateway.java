package dev.sluice;

import dev.sluice.Weighing.Turn;
import dev.sluice.ask.Ask;
import dev.sluice.ask.AskReader;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.config.Configuration;
import dev.sluice.config.Snapshot;
import dev.sluice.limit.Admission;
import dev.sluice.route.Decision;
import dev.sluice.route.Moment;
import dev.sluice.team.Team;
import dev.sluice.team.Teams.Member;
import dev.sluice.upstream.Departure;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Call;
import dev.sluice.wire.Credential;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The story of one call: who asks, what is asked, may they, how hard is it, where to, and back.
/// Every call runs on the event loop it arrived on; nothing here blocks, and only the steps that
/// give a `Uni` may wait.
@Singleton
public final class Gateway {

    private final Configuration configuration;
    private final AskReader reader;
    private final Admission admission;
    private final Weighing weighing;
    private final Upstreams upstreams;
    private final Pins pins;
    private final Trails trails;

    @Inject
    Gateway(
            Configuration configuration,
            AskReader reader,
            Admission admission,
            Weighing weighing,
            Upstreams upstreams,
            Pins pins,
            Trails trails) {
        this.configuration = configuration;
        this.reader = reader;
        this.admission = admission;
        this.weighing = weighing;
        this.upstreams = upstreams;
        this.pins = pins;
        this.trails = trails;
    }

    /// Who calls, from the headers alone: nobody we do not know makes us hold a body.
    public Visitor greet(Credential credential) {
        return Visitor.of(credential, configuration.current());
    }

    /// Answers a call. Never fails: a refusal is a reply, and so is a fault of ours. The call is
    /// recorded exactly once, whatever becomes of it.
    ///
    /// @param visitor who [#greet] found; of one we do not know the call needs no body
    /// @param departure told when the caller leaves, at any moment until the reply has ended
    public Uni<Reply> answer(Call call, Visitor visitor, Departure departure) {
        Snapshot now = visitor.now();
        Trail trail = trails.begin(call, now, departure);
        try {
            Member member = visitor.member();
            trail.identified(member.team(), member.keyId());
            Ask ask = reader.read(call);
            trail.understood(ask);
            return admission
                    .admit(member.team(), ask, trail::record)
                    .flatMap(
                            ticket -> decide(now, call, member.team(), ask, trail.admitted(ticket)))
                    .onFailure()
                    .recoverWithItem(trail::failed);
        } catch (RuntimeException no) {
            return Uni.createFrom().item(trail.failed(no));
        }
    }

    /// A call whose body nobody wants to read: recorded like any other.
    public Reply turnAway(Call call, Visitor visitor, Refusal why) {
        return trails.turnAway(call, visitor, why);
    }

    /// Weighs, and inside the uncertain band of a route that names signals asks them too.
    private Uni<Reply> decide(Snapshot now, Call call, Team team, Ask ask, Trail trail) {
        Scale scale = weighing.scale(ask, now.router().scale(ask));
        Turn turn =
                new Turn(team, ask, scale, now.router().signals(ask), now.router()::paysToLeave);
        Complexity first = weighing.weigh(turn, trail);
        return first.confident() || turn.signals().isEmpty()
                ? send(now, call, team, ask, first, trail)
                : weighing.consult(call, turn, first, trail)
                        .flatMap(told -> send(now, call, team, ask, told, trail));
    }

    private Uni<Reply> send(
            Snapshot now, Call call, Team team, Ask ask, Complexity how, Trail trail) {
        long start = System.nanoTime();
        Moment moment = pins.moment(team, ask);
        Decision decision = now.router().choose(team, ask, call.wishes(), how, moment, trail);
        trail.decided(decision, how, System.nanoTime() - start);
        return switch (decision) {
            case Decision.Deny no -> Uni.createFrom().item(trail.refused(no.refusal()));
            case Decision.Use use ->
                    pins.keep(
                            team,
                            ask,
                            use,
                            upstreams.open(
                                    trail.brief(team, ask, use), use.candidates(), use.stronger()));
        };
    }
}
