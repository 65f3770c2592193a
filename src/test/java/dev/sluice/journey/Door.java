package dev.sluice.journey;

import dev.sluice.admin.DoorPort;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.TimeoutException;

/// An admin surface on a port of its own, open, and with no wrong key on record.
record Door(int port) {

    static Door opened(DoorPort port) throws TimeoutException {
        Stage.await(() -> port.number() > 0, "the admin port to open");
        port.forgive();
        return new Door(port.number());
    }

    RequestSpecification at() {
        return RestAssured.given().urlEncodingEnabled(false).baseUri("http://127.0.0.1").port(port);
    }

    Response signIn(String key) {
        return at().body("{\"key\":\"" + key + "\"}").post("/admin/session");
    }
}
