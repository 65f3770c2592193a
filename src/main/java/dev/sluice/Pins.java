package dev.sluice;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Text;
import dev.sluice.route.Decision;
import dev.sluice.route.Moment;
import dev.sluice.route.Outlook;
import dev.sluice.team.Team;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Which model a conversation is held by: tool calls and thoughts go back to the model that made
/// them (routing-quality.md section 8). Bounded and of this instance alone; a pin that is lost, or
/// overwritten by another conversation in its place, costs a changed model and nothing else. Any
/// thread.
final class Pins {

    /// Places, each of one conversation: some 3 MB when full.
    private static final int PLACES = 1 << 16;

    /// The idle limit of a conversation (routing-quality.md 5.3).
    private static final long IDLE = TimeUnit.MINUTES.toMillis(30);

    private record Pin(long conversation, String model, long at) {}

    private final AtomicReferenceArray<Pin> places = new AtomicReferenceArray<>(PLACES);
    private final InstantSource clock;
    private final DoubleSupplier dice;
    private final Outlook outlook;

    /// @param dice from [0, 1), evenly; any thread
    Pins(InstantSource clock, DoubleSupplier dice, Outlook outlook) {
        this.clock = clock;
        this.dice = dice;
        this.outlook = outlook;
    }

    /// What a decision depends on beside the request.
    Moment moment(Team team, Ask ask) {
        return new Moment(clock.instant(), dice.getAsDouble(), held(team, ask), outlook);
    }

    /// The model that must go on with this request, or null when any may. A first turn asks
    /// nothing.
    @Nullable String held(Team team, Ask ask) {
        if (ask.content().turns() < 2 || !ask.endpoint().generates()) {
            return null;
        }
        long conversation = conversation(team, ask);
        Pin pin = places.get(place(conversation));
        boolean known =
                pin != null && pin.conversation == conversation && clock.millis() - pin.at < IDLE;
        return known && ask.goesOn() ? pin.model : null;
    }

    /// Remembers who answers, where the next request may have to come back: after tools were
    /// offered, or thoughts may have been told.
    Uni<Reply> keep(Team team, Ask ask, Decision.Use use, Uni<Reply> answer) {
        boolean matters = ask.content().tools() > 0 || use.because().tier() == Tier.REASONING;
        return !matters || use.because().tier() == null
                ? answer
                : answer.invoke(reply -> pin(team, ask, reply));
    }

    private void pin(Team team, Ask ask, Reply reply) {
        String model = reply.labels().said(Labels.MODEL);
        if (model != null && !(reply instanceof Reply.Declined)) {
            long conversation = conversation(team, ask);
            places.set(place(conversation), new Pin(conversation, model, clock.millis()));
        }
    }

    private static long conversation(Team team, Ask ask) {
        return ask.text().conversation(Text.seed(team.id(), ask.model()));
    }

    private static int place(long conversation) {
        return (int) (conversation ^ (conversation >>> 32)) & (PLACES - 1);
    }
}
