package dev.sluice.journey;

import static dev.sluice.journey.Calamity.at;
import static dev.sluice.journey.Calamity.of;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import java.util.List;

/// What fails before the caller may see a byte: reliability.md R7 row by row, and its F1 to F5, F8
/// to F11. A line of what is expected reads: status, error code, `error_type`, attempts, and the
/// clock that ran out.
final class EarlyCalamities {

    private static final String FAILED = "502 upstream_error upstream_error ";
    private static final String PROTOCOL = "502 upstream_error upstream_protocol 1 -";
    private static final String FULL = "503 no_upstream_available upstream_error 2 -";
    private static final String LATE = "504 upstream_timeout upstream_timeout 1 ";
    private static final String LIMITED = "429 rate_limit_exceeded upstream_rate_limited ";

    private static final Script ROLE = Script.events().event(Chunks.role());
    private static final String WAIT = ": wait\n\n";
    private static final String HALF = Chunks.whole("Hello", 9, 12).substring(0, 90);

    private EarlyCalamities() {}

    private static Calamity status(int status, String code, String expected) {
        return of(status + " " + code, Script.error(status, code), expected);
    }

    private static Calamity request(int status) {
        return status(status, "bad", status + " bad invalid_request 1 -").unspared();
    }

    private static Script chunked(String text) {
        return Script.ok(text).framed(Script.Framing.CHUNKED);
    }

    static final List<Calamity> ALL =
            List.of(
                    request(400),
                    request(409),
                    request(413),
                    request(422),
                    of(
                                    "404 of a file",
                                    Script.status(404)
                                            .json(
                                                    "{\"error\":{\"message\":\"no file\",\"param\":\"id\",\"code\":\"bad\"}}"),
                                    "404 bad invalid_request 1 -")
                            .unspared(),
                    status(
                                    400,
                                    "context_length_exceeded",
                                    "400 context_length_exceeded invalid_request 1 -")
                            .unspared(),
                    status(400, "content_filter", "400 content_filter content_filter 1 -")
                            .unspared(),
                    status(401, "x", "502 upstream_error upstream_auth 1 -"),
                    status(402, "x", "503 no_upstream_available upstream_auth 1 -"),
                    status(
                            429,
                            "insufficient_quota",
                            "503 no_upstream_available upstream_auth 1 -"),
                    status(404, "model_not_found", FAILED + "1 -"),
                    status(408, "x", "504 upstream_timeout upstream_timeout 2 -"),
                    status(429, "x", LIMITED + "1 -"),
                    of(
                            "429 for 30 ms",
                            Script.error(429, "x").header("retry-after-ms", "30"),
                            LIMITED + "2 -"),
                    of(
                            "429 for 30 s",
                            Script.error(429, "x").header("retry-after", "30"),
                            LIMITED + "1 -"),
                    status(500, "x", FAILED + "2 -"),
                    of(
                            "502 of a proxy",
                            Script.status(502).piece("<html>Bad Gateway</html>"),
                            FAILED + "2 -"),
                    status(503, "x", FULL),
                    of("503 for 1 s", Script.error(503, "x").header("retry-after", "1"), FULL),
                    status(529, "overloaded", FULL),
                    of(
                            "302",
                            Script.status(302).header("location", "http://127.0.0.1:1/"),
                            PROTOCOL),
                    of(
                                    "a page",
                                    Script.status(200)
                                            .header("content-type", "text/html")
                                            .piece("<html>Sign in</html>"),
                                    PROTOCOL)
                            .paid(),
                    of(
                                    "the other sort of answer",
                                    Script.chat("a"),
                                    chunked(Chunks.whole("a", 1, 1)),
                                    PROTOCOL)
                            .paid(),
                    of(
                            "200 with an error",
                            Script.ok(Chunks.error(500)),
                            Script.events().event(Chunks.error(500)).done(),
                            FAILED + "2 -"),
                    of(
                            "200 with a rate limit",
                            Script.ok(Chunks.error(429)),
                            ROLE.event(Chunks.error(429)),
                            LIMITED + "1 -"),
                    of("half an answer", Script.ok(HALF), ROLE.piece("data: {\"cho"), PROTOCOL)
                            .paid(),
                    of("nothing", Script.ok(""), Script.events(), PROTOCOL).paid(),
                    of(
                                    "reset in mid-answer",
                                    chunked(HALF).reset(),
                                    ROLE.piece("data: {\"cho").reset(),
                                    PROTOCOL)
                            .paid(),
                    of("closed in mid-answer", chunked(HALF).close(), ROLE.close(), PROTOCOL)
                            .paid(),
                    of("garbage in mid-answer", chunked(HALF).garbage(), ROLE.garbage(), PROTOCOL)
                            .paid(),
                    of(
                                    "too much",
                                    chunked("{\"x\":\"").flood(100 << 20),
                                    Script.events().piece("data: ").flood(100 << 20),
                                    PROTOCOL)
                            .paid(),
                    of("reset at once", Script.slam(), FAILED + "1 -").paid(),
                    of("closed at once", Scripts.hangup(), FAILED + "1 -").paid(),
                    of("reset within the head", Script.chat("a").resetAt(20), FAILED + "1 -")
                            .paid(),
                    of("not HTTP", Scripts.noise(), PROTOCOL).paid(),
                    of("silence", Script.silent(), null, LATE + "total")
                            .paid()
                            .within("total: 300ms"),
                    of("no first event", null, Script.silent(), LATE + "first_byte")
                            .paid()
                            .within("first-byte: 300ms"),
                    of("silence after the head", chunked("{").hang(), null, LATE + "idle")
                            .paid()
                            .within("idle: 300ms"),
                    of("comments", null, Script.events().drip(WAIT, 20), LATE + "first_byte")
                            .paid()
                            .within("first-byte: 300ms"),
                    of("a slow drip", chunked("{").drip(" ", 20), null, LATE + "total")
                            .paid()
                            .within("total: 300ms"),
                    of("a role and comments", null, ROLE.drip(WAIT, 20), LATE + "first_token")
                            .paid()
                            .within("first-token: 300ms"),
                    at("refusing", "refused", FAILED + "1 -"),
                    at("full", "a black hole", LATE + "connect").within("connect: 300ms"),
                    at("unknown", "a name nobody knows", FAILED + "2 -"),
                    at("silent", "no word from DNS", LATE + "connect").within("connect: 300ms"),
                    at("plain", "no TLS", FAILED + "1 -"));
}
