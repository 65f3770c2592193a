package dev.sluice.upstream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Provider;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import dev.sluice.load.Allowance;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class LoopTest {

    private final Vertx vertx = Vertx.vertx();
    private final FakeProvider fake = FakeProvider.start();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(Provider.Residency.class)
    void speaksHttp1ToAPlainAddressWhereverItIs(Provider.Residency residency) throws Exception {
        // Given
        fake.always(Script.ok("{}"));
        int port = fake.base().getPort();

        // When
        int status =
                Loops.of(vertx, new Allowance(0))
                        .clients()
                        .of(residency, false, 2_000)
                        .request(HttpMethod.POST, port, "127.0.0.1", "/v1/chat/completions")
                        .compose(request -> request.send("{}"))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, SECONDS)
                        .statusCode();

        // Then
        assertEquals(200, status);
    }
}
