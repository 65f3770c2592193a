package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What a journey through the admin surface has at hand.
///
/// @param up the upstream of every model
/// @param config the directory of the gateway's files
/// @param key the admin key; empty where none is asked for
/// @param crew the key of the team `crew`; empty where no team has one
record Office(FakeProvider up, Path config, String key, String crew) {

    static final String FILE = "/admin/config/files/routes.yaml";

    /// The routes as they are, but for a threshold of 0.4.
    static final String STRICTER =
            OfficeWorld.ROUTES.replace("reasoning-above: 0.3", "reasoning-above: 0.4");

    /// The upstream forgets what it was told, and answers well.
    void answer() {
        up.clear();
        up.always(Script.ok(Chunks.whole("Hello", 3, 2)));
    }

    /// The files as they were at first, and in force.
    void restore() throws IOException {
        Files.writeString(config.resolve("routes.yaml"), OfficeWorld.ROUTES);
        Files.deleteIfExists(config.resolve("more.yaml"));
        RestAssured.post("/admin/config/reload").then().statusCode(200);
    }

    static Response ask(String model, String... tags) {
        return RestAssured.given()
                .contentType("application/json")
                .header("x-sluice-tags", String.join(",", tags))
                .body(chat(model).getBytes())
                .post(Stage.CHAT);
    }

    /// The id of the decision about such a call.
    static String decided(String model, String... tags) {
        return ask(model, tags).header("x-sluice-decision");
    }

    static RequestSpecification operator() {
        return RestAssured.given().urlEncodingEnabled(false);
    }

    static Response get(String path) {
        return operator().get(path);
    }

    static byte[] json(Object body) throws IOException {
        return new ObjectMapper().writeValueAsBytes(body);
    }

    /// The routes as whoever saw that etag would have them.
    static Response save(String text, String etag) throws IOException {
        return operator().header("if-match", etag).body(json(Map.of("text", text))).put(FILE);
    }

    static Response saveNew(String name, String text) throws IOException {
        return operator()
                .header("if-none-match", "*")
                .body(json(Map.of("text", text)))
                .put("/admin/config/files/" + name);
    }

    static String etag() {
        return get(FILE).header("etag");
    }
}
