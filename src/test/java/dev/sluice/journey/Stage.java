package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.RawClient;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What a journey has at hand: the upstreams, a caller's keys, names nobody else uses, and short
/// ways to ask. See [World] for what the names mean.
///
/// @param up the upstream of `m1..m75` and `a1..a50`
/// @param second the upstream of `f1..f50`
/// @param key of the team `all`
/// @param fewKey of the team `few`, which may use `same` and `vendor/*` only
record Stage(FakeProvider up, FakeProvider second, String key, String fewKey) {

    /// Models for [#fresh]; metrics tell no more than 200 models apart.
    private static final int RESERVED = 45;

    private static final AtomicInteger FRESH = new AtomicInteger();
    private static final AtomicInteger MODEL = new AtomicInteger();
    private static final AtomicInteger ROUTE = new AtomicInteger();

    static final String CHAT = "/v1/chat/completions";

    /// What one streamed call gave: the head, and all that followed.
    record Streamed(String head, String body) {}

    /// A model that no other test uses: for tests that count. Its metrics begin at zero.
    String fresh() {
        return "m" + FRESH.incrementAndGet();
    }

    /// A model that few other tests use, so that its breaker is closed.
    String model() {
        return "m" + (RESERVED + 1 + MODEL.getAndIncrement() % (Landscape.MODELS - RESERVED));
    }

    /// The number of a route that no other test uses: `rN` tries `aN`, then `fN`.
    int route() {
        int route = ROUTE.incrementAndGet();
        if (route > Landscape.ROUTES) {
            throw new IllegalStateException("no route is left: raise Landscape.ROUTES");
        }
        return route;
    }

    /// Forgets scripts and requests of both upstreams, and what speaks against any target.
    void clear() {
        up.clear();
        second.clear();
        List<String> out =
                RestAssured.get("/admin/targets")
                        .path("data.findAll { it.state != 'in' || it.keys_resting > 0 }.target");
        for (String target : out) {
            Board.operator().post("/admin/targets/" + target + "/reset").then().statusCode(200);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + RestAssured.port);
    }

    /// One user message; further members as `"\"n\":2"`.
    static String chat(String model, String... members) {
        StringBuilder json = new StringBuilder("{\"model\":\"" + model + "\"");
        json.append(",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]");
        for (String member : members) {
            json.append(',').append(member);
        }
        return json.append('}').toString();
    }

    static String streaming(String model, String... members) {
        String[] all = new String[members.length + 1];
        all[0] = "\"stream\":true";
        System.arraycopy(members, 0, all, 1, members.length);
        return chat(model, all);
    }

    RequestSpecification caller() {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("authorization", "Bearer " + key)
                .contentType("application/json");
    }

    /// The body as bytes, so that no charset is added to its type.
    Response post(String path, String json) {
        return caller().body(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)).post(path);
    }

    Response ask(String json) {
        return post(CHAT, json);
    }

    /// An open connection on which a request was sent.
    RawClient send(String path, String json, String... headers) throws IOException {
        String[] all = new String[headers.length + 1];
        all[0] = "authorization: Bearer " + key;
        System.arraycopy(headers, 0, all, 1, headers.length);
        return RawClient.to(uri()).post(path, json, all);
    }

    /// For a large body: REST Assured holds twenty times its bytes.
    int status(String json) throws IOException {
        try (RawClient client = send(CHAT, json, "connection: close")) {
            return Integer.parseInt(client.rest().substring(9, 12));
        }
    }

    /// The whole stream, its chunks put together.
    Streamed stream(String json, String... headers) throws IOException {
        return streamAt(CHAT, json, headers);
    }

    Streamed streamAt(String path, String json, String... headers) throws IOException {
        try (RawClient client = send(path, json, headers)) {
            String head = client.head();
            boolean chunked = head.toLowerCase(java.util.Locale.ROOT).contains("chunked");
            return new Streamed(head, chunked ? client.chunks() : "");
        }
    }

    /// The sum of a counter over all series that carry these tags.
    static double count(String counter, String... tags) {
        return CDI
                .current()
                .select(PrometheusMeterRegistry.class)
                .get()
                .find(counter)
                .tags(Tags.of(tags))
                .meters()
                .stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }

    /// Calls of a model that ended so.
    static double ended(String model, String status, String errorType) {
        return count("sluice.requests", "model", model, "status", status, "error_type", errorType);
    }

    /// Lets the gateway's own clocks run.
    static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    static void await(BooleanSupplier claim, String what) throws TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!claim.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("not within 25 s: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// An OpenAI error of ours, with this status and code.
    static void isError(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .header("x-request-id", not(equalTo(null)))
                .body("error", hasKey("message"))
                .body("error", hasKey("param"))
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.code", equalTo(code));
    }

    /// A question with one header and no key but what it may hold.
    static Response with(String header, String value) {
        return RestAssured.given()
                .contentType("application/json")
                .header(header, value)
                .body(chat("same").getBytes())
                .post(CHAT);
    }
}
