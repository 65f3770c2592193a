package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.catalog.Model;
import dev.sluice.wire.Tier;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Where a conversation belongs among replicas: the key by which it is placed, and the replica that
/// it must go on with when it brings back tool results or thoughts (reliability.md R32, R33).
/// Bounded; a home that is lost, or overwritten by another conversation in its place, costs a cold
/// cache and nothing else. Any thread.
final class Homes {

    /// Places, each of one conversation: some 1 MB when full.
    private static final int PLACES = 1 << 14;

    /// OpenAI's own word for requests that share a prefix.
    private static final String ID = "prompt_cache_key";

    private record Home(long conversation, Target target) {}

    private final AtomicReferenceArray<Home> homes = new AtomicReferenceArray<>(PLACES);

    /// Equal for the turns of one conversation of one team with one upstream model: by the caller's
    /// own id, else by the first kilobyte of the first human turn.
    static long key(Model model, Errand errand) {
        Ask ask = errand.ask();
        long seed = 31L * errand.sender().team().hashCode() + model.upstream().hashCode();
        int id = ask.body().find(ID);
        return id < 0 ? ask.text().conversation(seed) : hash(ask.body(), id, seed);
    }

    private static long hash(Body body, int member, long seed) {
        long hash = seed;
        for (int i = body.valueStart(member); i < body.valueEnd(member); i++) {
            hash = 31 * hash + body.bytes()[i];
        }
        return hash;
    }

    /// The place among these of the one that the conversation must go on with; -1 when it may go
    /// anywhere.
    int of(long conversation, Ask ask, List<Target> targets) {
        Home home = homes.get(place(conversation));
        return home == null || home.conversation != conversation || !ask.goesOn()
                ? -1
                : targets.indexOf(home.target);
    }

    /// Remembers who answers where the next turn may have to come back: after tools were offered,
    /// or thoughts may have been told.
    void keep(Errand errand, Model model, Target target) {
        if (errand.ask().content().tools() > 0 || errand.tier() == Tier.REASONING) {
            long conversation = key(model, errand);
            homes.set(place(conversation), new Home(conversation, target));
        }
    }

    private static int place(long conversation) {
        return (int) (conversation ^ (conversation >>> 32)) & (PLACES - 1);
    }
}
