package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a vLLM server is told besides: a salt of its prefix cache for each team, so that no team
/// learns by the time of a first token what another one asked (openai-wire CACHE-3, security S25),
/// and how urgent the request is, where the server schedules by that. Both replace what the caller
/// wrote; what would name a request, a session or a cache of another server's is left out. Any
/// thread.
final class Salts {

    /// A name tells a team, its hash does not; 128 bits suffice against a collision.
    private static final int LENGTH = 32;

    private static final String PRIORITY = "priority";

    /// Lower goes first (backends.md section 4).
    private static final Patch USUAL = Patch.of("{\"priority\":0}");

    private static final Patch LATER = Patch.of("{\"priority\":1}");

    private static final Patch UNRANKED = Patch.of("{\"priority\":null}");

    /// The server's own business (security S25); `session_id` is the body's word for X-Session-ID.
    private static final List<String> STRIPPED =
            List.of("request_id", "session_id", "kv_transfer_params");

    private final Map<String, Patch> salts = new ConcurrentHashMap<>();

    /// @param ranks whether the server schedules by priority; one that does not may refuse the word
    Patch of(Errand errand, boolean ranks) {
        Ask ask = errand.ask();
        if (!ask.endpoint().generates()) {
            return Patch.NONE;
        }
        String team = errand.sender().team();
        Patch known = salts.get(team);
        Patch salt = known != null ? known : salts.computeIfAbsent(team, Salts::salt);
        for (String name : STRIPPED) {
            if (ask.body().find(name) >= 0) {
                salt = salt.then(Patch.of("{\"" + name + "\":null}"));
            }
        }
        if (ranks && errand.call().wishes().tags().contains("batch")) {
            return salt.then(LATER);
        }
        return ask.body().find(PRIORITY) >= 0 ? salt.then(ranks ? USUAL : UNRANKED) : salt;
    }

    private static Patch salt(String team) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("sluice " + team).getBytes(StandardCharsets.UTF_8));
            String text = HexFormat.of().formatHex(hash).substring(0, LENGTH);
            return Patch.of("{\"cache_salt\":\"" + text + "\"}");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
