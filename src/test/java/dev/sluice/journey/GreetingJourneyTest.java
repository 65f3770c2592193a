package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a gateway that has just been started says to whoever started it.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
class GreetingJourneyTest {

    @Inject Event<HttpServerStart> started;

    @Inject HttpServer server;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("dev.sluice");
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    said.add(((ExtLogRecord) line).getFormattedMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        logger.addHandler(ear);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(ear);
    }

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
        assertTrue(said.stream().anyMatch(line -> line.contains(wanted)), said.toString());
    }
}
