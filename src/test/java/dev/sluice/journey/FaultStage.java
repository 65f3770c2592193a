package dev.sluice.journey;

import static dev.sluice.journey.Stage.CHAT;
import static dev.sluice.journey.Stage.count;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a call to [FaultWorld] came to, in one line: what the caller got, and what it left in the
/// metrics.
///
/// @param ups the upstream of each calamity, by its model's name
record FaultStage(Map<String, FakeProvider> ups, FakeProvider spare) {

    private static final String[] CLOCKS = {
        "connect", "first_byte", "first_token", "idle", "total", "deadline"
    };

    /// Head and body, chunks put together, as the caller read them until the end.
    record Got(String head, String body) {

        String header(String name) {
            Matcher found = Pattern.compile("(?m)^" + name + ": (.*?)\r?$").matcher(head);
            return found.find() ? found.group(1) : "";
        }

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        /// Of the error object, which is the body or the data of the last event; a word that says
        /// what is wrong with it.
        String code() {
            int last = body.lastIndexOf("data: ");
            JsonObject error =
                    new JsonObject(last < 0 ? body : body.substring(last + 6))
                            .getJsonObject("error");
            return error == null
                    ? "errorless"
                    : error.fieldNames().containsAll(List.of("message", "type", "param", "code"))
                            ? error.getString("code")
                            : "incomplete";
        }
    }

    Got ask(String model, boolean streams) throws IOException {
        spare.always(streams ? Scripts.withUsage() : Script.ok(Chunks.whole("saved", 9, 12)));
        URI here = URI.create("http://127.0.0.1:" + RestAssured.port);
        try (RawClient client = RawClient.to(here)) {
            client.post(CHAT, streams ? Stage.streaming(model) : Stage.chat(model));
            String head = client.head();
            Got got = new Got(head, "");
            boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
            if (chunked) {
                return new Got(head, client.chunks());
            }
            int length = Integer.parseInt(got.header("content-length"));
            return new Got(head, new String(client.bytes(length), StandardCharsets.UTF_8));
        }
    }

    /// Status, error code, `error_type`, attempts, clock; or who saved it.
    static String early(Got got, String model) {
        return got.status() == 200
                ? "saved " + got.header("x-sluice-attempts")
                : "%d %s %s %s %s"
                        .formatted(
                                got.status(),
                                got.code(),
                                errorType(model),
                                got.header("x-sluice-attempts"),
                                clock(model));
    }

    /// Error code, `error_type`, clock.
    static String late(Got got, String model) {
        return got.code() + " " + errorType(model) + " " + clock(model);
    }

    /// Of the one call to a model that failed.
    static String errorType(String model) {
        StringBuilder types = new StringBuilder();
        for (String type :
                new String[] {
                    "invalid_request",
                    "content_filter",
                    "upstream_error",
                    "upstream_timeout",
                    "upstream_rate_limited",
                    "upstream_auth",
                    "upstream_protocol",
                    "stream_interrupted",
                    "no_route",
                    "none"
                }) {
            double calls = count("sluice.requests", "model", model, "error_type", type);
            types.append(calls == 0 ? "" : type + (calls == 1 ? "" : "*" + calls));
        }
        return types.toString();
    }

    /// What an attempt at the model is said to have cost.
    static String paid(String model) {
        boolean estimated =
                count("sluice.cost.unpriced", "model", model, "reason", "usage_missing") == 1;
        return count("sluice.cost.micros", "model", model) == 0
                ? "free"
                : estimated ? "paid by estimate" : "paid";
    }

    /// Which ran out at the model's target.
    static String clock(String model) {
        StringBuilder clocks = new StringBuilder();
        for (String kind : CLOCKS) {
            double times = count("sluice.timeouts", "target", model, "kind", kind);
            clocks.append(times == 0 ? "" : kind + (times == 1 ? "" : "*" + times));
        }
        return clocks.isEmpty() ? "-" : clocks.toString();
    }
}
