package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A stream under way while its provider's address and its model's price become others.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class OutlivingJourneyTest {

    Office office;
    private final Gate gate = new Gate();
    private Path file;
    private String before;

    @BeforeEach
    void begin() throws IOException {
        office.answer();
        file = office.config().resolve("models.yaml");
        before = Files.readString(file);
    }

    @AfterEach
    void restore() throws IOException {
        reload(before);
    }

    private void reload(String models) throws IOException {
        Files.writeString(file, models);
        RestAssured.post("/admin/config/reload").then().statusCode(200);
    }

    private void moved() throws IOException {
        reload(
                before.replace(office.up().base().toString(), "http://127.0.0.1:9/v1")
                        .replace("price: { input: 1,", "price: { input: 100,"));
    }

    /// Nine tokens in at 1 USD a million and twelve out at 2.
    @Test
    void r43_r48_itRunsToItsEndAsItBegan() throws Exception {
        // Given
        office.up()
                .always(
                        Scripts.said()
                                .hold(gate)
                                .event(Chunks.finish("stop"))
                                .event(Chunks.usage(9, 12))
                                .done());
        double cost = Stage.count("sluice.cost.micros", "model", "quick");
        URI gateway = URI.create("http://127.0.0.1:" + RestAssured.port);
        try (RawClient client = RawClient.to(gateway).post(Stage.CHAT, streaming("quick"))) {
            client.until("Hello");
            // When
            moved();
            gate.open();
            client.until("data: [DONE]");
        }
        // Then
        Stage.await(
                () -> Stage.count("sluice.cost.micros", "model", "quick") > cost, "its settlement");
        assertEquals(33, Stage.count("sluice.cost.micros", "model", "quick") - cost);
    }

    @Test
    void r48_theNextCallIsOfTheNextConfiguration() throws Exception {
        // Given
        moved();
        // When
        int status = Office.ask("quick").statusCode();
        // Then
        assertEquals(502, status);
    }
}
