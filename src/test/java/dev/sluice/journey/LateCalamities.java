package dev.sluice.journey;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import java.util.List;

/// What fails after the first content of a stream: F6 and F7 of reliability.md. A line of what is
/// expected reads: error code, `error_type`, and the clock that ran out. Nobody else is ever asked.
/// The limits leave a busy machine time for the first content, without which these are other cases.
final class LateCalamities {

    private static final String BROKEN = "upstream_error stream_interrupted -";

    private static final Script SAID = Scripts.said();

    private LateCalamities() {}

    private static Calamity late(String name, Script stream, String expected) {
        return new Calamity(name, "up", "", null, stream, expected, "", true);
    }

    static final List<Calamity> ALL =
            List.of(
                    late("reset", SAID.reset(), BROKEN),
                    late("closed", SAID.close(), BROKEN),
                    late("ended", SAID, BROKEN),
                    late("ended with DONE", SAID.done(), BROKEN),
                    late("half a frame and a reset", SAID.piece("data: {\"cho").reset(), BROKEN),
                    late("half a frame and an end", SAID.piece("data: {\"cho"), BROKEN),
                    late("whole, but no last chunk", Scripts.aborted("stop").close(), BROKEN),
                    late("finish reason abort", Scripts.aborted("abort").done(), BROKEN),
                    late("garbage", SAID.garbage(), BROKEN),
                    late("a line of 100 MB", SAID.piece("data: ").flood(100 << 20), BROKEN),
                    late("an error", SAID.event(Chunks.error(500)), BROKEN),
                    late("an error and DONE", SAID.event(Chunks.error(500)).done(), BROKEN),
                    late(
                            "a rate limit",
                            SAID.event(Chunks.error(429)),
                            "rate_limit_exceeded stream_interrupted -"),
                    late("silence", SAID.hang(), "upstream_timeout upstream_timeout idle")
                            .within("idle: 2s"),
                    late(
                                    "a slow drip",
                                    SAID.drip(": wait\n\n", 20),
                                    "upstream_timeout upstream_timeout total")
                            .within("total: 3s"),
                    late(
                                    "without end",
                                    SAID.drip("data: " + Chunks.content("x") + "\n\n", 5),
                                    "upstream_timeout upstream_timeout total")
                            .within("total: 3s"));
}
