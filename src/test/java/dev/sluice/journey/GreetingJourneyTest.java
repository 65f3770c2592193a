package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.LogEar;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a gateway that has just been started says to whoever started it.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
class GreetingJourneyTest {

    @Inject Event<HttpServerStart> started;

    @Inject HttpServer server;

    @AutoClose private final LogEar ear = new LogEar("dev.sluice");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -N http://127.0.0.1:%d/v1/chat/completions",
                "base URL http://127.0.0.1:%d/v1",
                "console at http://127.0.0.1:%d/console/",
                "/q/metrics",
                "\"model\":\"auto\"",
                "Configuration   edit /",
                "deploy/dashboards"
            })
    void saysWhatToTry(String words) {
        // When
        started.fireAsync(new HttpServerStart(new HttpServerOptions()))
                .toCompletableFuture()
                .join();
        // Then
        String wanted = words.replace("%d", Integer.toString(server.getPort()));
        assertTrue(
                ear.said().stream().anyMatch(line -> line.contains(wanted)), ear.said().toString());
    }
}
