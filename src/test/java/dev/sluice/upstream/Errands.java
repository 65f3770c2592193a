package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.ask.AskReader;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Hedge;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Errands that nobody runs.
final class Errands {

    private Errands() {}

    static Errand asking(String json) {
        return of(Endpoint.CHAT, "t", json);
    }

    /// Of a route that allows a second attempt.
    static Errand hedged(String json, Hedge hedge) {
        Errand plain = asking(json);
        return new Errand(
                plain.call(),
                new Errand.Sender("d", "t", 2, hedge),
                plain.ask(),
                Patch.NONE,
                Tier.FAST,
                plain.labels(),
                plain.departure(),
                plain.watch());
    }

    /// Of now, so that its clocks have time.
    static Errand watched(String json, Watch watch) {
        Errand still = asking(json);
        Call call = still.call();
        Call now =
                new Call(
                        call.id(),
                        System.nanoTime(),
                        call.endpoint(),
                        "",
                        call.wishes(),
                        new byte[0]);
        return new Errand(
                now,
                still.sender(),
                still.ask(),
                Patch.NONE,
                Tier.FAST,
                new Labels(),
                still.departure(),
                watch);
    }

    /// Of now, by a caller who waits so long; 0 for no deadline of his own.
    static Errand within(long millis) {
        Errand plain = watched("{\"model\":\"m\",\"messages\":[]}", new Quiet());
        Call call = plain.call();
        Wishes wishes = new Wishes(List.of(), null, millis, true);
        return new Errand(
                new Call(call.id(), call.arrivalNanos(), call.endpoint(), "", wishes, call.body()),
                plain.sender(),
                plain.ask(),
                Patch.NONE,
                Tier.FAST,
                new Labels(),
                plain.departure(),
                plain.watch());
    }

    /// The same in the conversation of that name.
    static Errand named(Errand plain, String conversation) {
        Wishes wishes = new Wishes(List.of(), null, 0, true, conversation, List.of());
        Call call = plain.call();
        Call named =
                new Call(
                        call.id(),
                        call.arrivalNanos(),
                        call.endpoint(),
                        call.query(),
                        wishes,
                        call.body());
        return new Errand(
                named,
                plain.sender(),
                new AskReader().read(named),
                Patch.NONE,
                Tier.FAST,
                plain.labels(),
                plain.departure(),
                plain.watch());
    }

    static Errand of(Endpoint endpoint, String team, String json, String... tags) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Ask ask = Asks.read(endpoint, body);
        Wishes wishes = new Wishes(List.of(tags), null, 0, true);
        return new Errand(
                new Call("id", 0, endpoint, "", wishes, body),
                new Errand.Sender("d", team, 2, null),
                ask,
                Patch.NONE,
                Tier.FAST,
                new Labels(),
                new Departure(Runnable::run),
                new Quiet());
    }
}
