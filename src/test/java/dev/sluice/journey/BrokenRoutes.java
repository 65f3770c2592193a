package dev.sluice.journey;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Routes with a bug, before and after the head of their answer.
@Singleton
class BrokenRoutes {

    void add(@Observes Router router) {
        router.get("/test/broken").order(0).handler(http -> fail(http));
        router.get("/test/broken-later").order(0).handler(BrokenRoutes::failLater);
    }

    private static void fail(RoutingContext http) {
        http.fail(new IllegalStateException("a bug"));
    }

    private static void failLater(RoutingContext http) {
        http.response().setChunked(true).write("half").onComplete(_ -> fail(http));
    }
}
