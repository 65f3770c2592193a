package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Chat from a console whose port is not the callers'.
@QuarkusTest
@WithTestResource(value = OfficeWorld.class, initArgs = @ResourceArg(name = "door", value = "yes"))
@Timeout(60)
class PlaygroundJourneyTest {

    private static final String HERE = "/admin/playground";
    private static final String CHAT = HERE + "/chat/completions";

    Office office;

    @jakarta.inject.Inject dev.sluice.admin.DoorPort port;

    private Door door;
    private Response session;

    @BeforeEach
    void signedIn() throws TimeoutException {
        door = Door.opened(port);
        office.answer();
        session = door.signIn(office.key());
    }

    /// As the page asks: a cookie, its token, and the team's key beside.
    private RequestSpecification page(String key) {
        return door.at()
                .cookies(session.cookies())
                .header("x-csrf-token", session.path("csrf"))
                .header("x-api-key", key)
                .contentType("application/json");
    }

    @Test
    void thePastedKeySaysWhoseItIsAndWhatMayBeAskedFor() {
        // When
        Response told = page(office.crew()).get(HERE);
        // Then
        told.then()
                .statusCode(200)
                .body("team", equalTo("crew"))
                .body("names", hasItems("auto", "quick", "deep"));
    }

    @Test
    void whatDoesNotChatIsNotOffered() {
        // When
        Response told = page(office.crew()).get(HERE);
        // Then
        told.then().body("names", not(hasItem("vectors")));
    }

    @Test
    void aCallIsMadeAsTheTeamOfItsKey() {
        // When
        Response told = page(office.crew()).body(chat("quick").getBytes()).post(CHAT);
        // Then
        told.then()
                .statusCode(200)
                .header("x-sluice-decision", notNullValue())
                .body("choices[0].message.content", equalTo("Hello"));
        door.at()
                .cookies(session.cookies())
                .get("/admin/decisions/" + told.header("x-sluice-decision"))
                .then()
                .body("team", equalTo("crew"));
    }

    @Test
    void aStreamComesAsItIsMade() {
        // Given
        office.up().clear();
        office.up()
                .always(
                        Script.events()
                                .event(Chunks.role())
                                .event(Chunks.content("word"))
                                .event(Chunks.finish("stop"))
                                .done());
        // When
        Response told = page(office.crew()).body(Stage.streaming("quick").getBytes()).post(CHAT);
        // Then
        told.then()
                .statusCode(200)
                .contentType(containsString("text/event-stream"))
                .body(containsString("word"))
                .body(containsString("data: [DONE]"));
    }

    @Test
    void theOperatorsOwnCredentialsGoNoFurther() throws Exception {
        // When
        page(office.crew()).body(chat("quick").getBytes()).post(CHAT).then().statusCode(200);
        // Then
        String sent = office.up().take().headers().toString();
        assertFalse(sent.contains("sluice_session") || sent.contains(office.key()), sent);
    }

    @Test
    void aProgramShowsBothKeys() {
        // When
        Response told =
                door.at()
                        .header("authorization", "Bearer " + office.key())
                        .header("x-api-key", office.crew())
                        .contentType("application/json")
                        .body(chat("quick").getBytes())
                        .post(CHAT);
        // Then
        assertEquals(200, told.statusCode(), told.asString());
    }

    @Test
    void anOperatorWithoutATeamsKeyIsNoCaller() {
        // When
        Response told =
                door.at()
                        .header("authorization", "Bearer " + office.key())
                        .contentType("application/json")
                        .body(chat("quick").getBytes())
                        .post(CHAT);
        // Then
        told.then().statusCode(401).body("error.code", equalTo("invalid_api_key"));
    }

    @Test
    void aKeyOfNobodyIsNamed() {
        // When
        Response told = page("slc_nobody").get(HERE);
        // Then
        told.then()
                .statusCode(400)
                .body("error.code", equalTo("team_key"))
                .body("error.message", containsString("mistyped"));
    }

    @Test
    void untilAKeyIsPastedNobodyIsNamed() {
        // When
        Response told = door.at().cookies(session.cookies()).get(HERE);
        // Then
        told.then().statusCode(200).body("team", nullValue()).body("names", empty());
    }

    @Test
    void aTeamsKeyAloneOpensNothingHere() {
        // When
        Response told =
                door.at()
                        .header("x-api-key", office.crew())
                        .contentType("application/json")
                        .body(chat("quick").getBytes())
                        .post(CHAT);
        // Then
        told.then().statusCode(401).body("error.code", equalTo("not_signed_in"));
    }
}
