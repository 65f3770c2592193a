package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.ask.Text;
import dev.sluice.catalog.Model;

/// What a request begins with, as the key by which a replica with the same in its cache is found
/// (reliability.md R32). Pure.
final class Leading {

    /// OpenAI's own word for requests that share a prefix.
    private static final String ID = "prompt_cache_key";

    /// Of each leading block (reliability.md R32).
    private static final int LEADING = 1_024;

    private Leading() {}

    /// Equal for the turns of one conversation of one team with one upstream model: by the caller's
    /// own id, else by the blocks that lead it, tools, system prompt and first human turn, of which
    /// a kilobyte each counts. What differs there shares no cache, however alike the rest.
    static long key(Model model, Errand errand) {
        Ask ask = errand.ask();
        Body body = ask.body();
        long hash = seed(model, errand);
        int id = body.find(ID);
        if (id >= 0) {
            return hash(body.bytes(), body.valueStart(id), body.valueEnd(id), hash);
        }
        hash = leading(body, "tools", body.bytes().length, hash);
        hash = leading(body, "system", body.bytes().length, hash);
        int[] first = ask.text().first();
        int end = first.length == 0 ? 0 : first[0];
        return ask.text().conversation(leading(body, "messages", end, hash));
    }

    static long seed(Model model, Errand errand) {
        return Text.seed(errand.sender().team(), model.upstream());
    }

    private static long leading(Body body, String name, int end, long seed) {
        int member = body.find(name);
        if (member < 0) {
            return seed;
        }
        int start = body.valueStart(member);
        int to = Math.min(Math.min(body.valueEnd(member), end), start + LEADING);
        return hash(body.bytes(), start, to, seed);
    }

    static long hash(byte[] bytes, int from, int to, long seed) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
