package dev.sluice.journey;

import static dev.sluice.journey.Stage.count;

import dev.sluice.journey.HealthWorld.Pair;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/// A route of its own whose first target is known to be fast: `h`, `s` or `p`, then [#n]. It tries
/// `b`, and has `g` beside it, which says `saved`.
record Hedging(Pair up, int n) {

    /// As many first tokens as say something of a target.
    private static final int KNOWN = 20;

    static Hedging begin(Pair up) throws IOException {
        up.clear();
        Hedging begun = new Hedging(up, up.route());
        up.first().always(Script.chat("first"));
        for (int i = 0; i < KNOWN; i++) {
            begun.through("b");
        }
        up.clear();
        up.second().always(Script.chat("saved"));
        return begun;
    }

    /// A stream to a name with this number.
    RawClient send(String name) throws IOException {
        return RawClient.to(URI.create("http://127.0.0.1:" + RestAssured.port))
                .post(Stage.CHAT, Stage.streaming(name + n));
    }

    /// Until its end. Gives the head.
    String through(String name) throws IOException {
        try (RawClient client = send(name)) {
            String head = head(client);
            client.chunks();
            return head;
        }
    }

    static String head(RawClient client) throws IOException {
        return client.head().toLowerCase(Locale.ROOT);
    }

    /// What the first target does from now on, once the gate is open.
    void slow(Script script, Gate gate) {
        up.first().always(script.late(gate));
    }

    /// Of the first target's first tokens.
    int p95Millis() {
        return RestAssured.get("/admin/targets")
                .path("data.find { it.target == 'b%d' }.first_token_p95_ms".formatted(n));
    }

    double hedges(String outcome) {
        return count("sluice.hedges", "target", "b" + n, "outcome", outcome);
    }
}
