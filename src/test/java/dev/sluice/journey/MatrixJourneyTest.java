package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what on the admin surface: each route, for somebody without a key, with a team's key,
/// and for an operator (security S16). A route without a row fails the build.
@QuarkusTest
@WithTestResource(value = OfficeWorld.class, initArgs = @ResourceArg(name = "door", value = "yes"))
@Timeout(60)
class MatrixJourneyTest {

    Office office;

    @jakarta.inject.Inject dev.sluice.admin.DoorPort port;

    private Door door;

    @BeforeEach
    void listens() throws TimeoutException {
        door = Door.opened(port);
    }

    static Stream<Matrix.Row> rows() {
        return Matrix.ROWS.stream();
    }

    static Stream<Matrix.Row> guarded() {
        return rows().filter(row -> !row.doorway());
    }

    static Stream<String> variants() {
        return guarded()
                .filter(row -> !row.writes())
                .map(Matrix.Row::example)
                .flatMap(Matrix::variants);
    }

    private static RequestSpecification data() {
        return RestAssured.given().urlEncodingEnabled(false).baseUri("http://127.0.0.1");
    }

    private static Response ask(RequestSpecification who, Matrix.Row row) {
        return who.request(row.method(), row.example());
    }

    @Test
    void everyRouteHasARow() throws IOException {
        // Given
        Set<String> rows =
                rows().map(Matrix.Row::toString).collect(Collectors.toCollection(TreeSet::new));
        Response document =
                door.at().header("authorization", "Bearer " + office.key()).get("/admin/openapi");
        // When
        Set<String> routes = new TreeSet<>();
        JsonNode paths = new ObjectMapper().readTree(document.asString()).path("paths");
        paths.fieldNames()
                .forEachRemaining(path ->
                        paths.path(path)
                                .fieldNames()
                                .forEachRemaining(method -> add(routes, method, path)));
        // Then
        assertEquals(rows, routes);
    }

    private static void add(Set<String> routes, String method, String path) {
        if (Set.of("get", "post", "put", "delete", "patch").contains(method)) {
            routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyMayDoNothing(Matrix.Row row) {
        // When
        Response told = ask(door.at(), row);
        // Then
        told.then().statusCode(401).body("error.code", equalTo("not_signed_in"));
    }

    @Test
    void theTeamsKeyOfTheseTestsIsGood() {
        // When
        Response told = data().header("authorization", "Bearer " + office.crew()).get("/v1/models");
        // Then
        told.then().statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aTeamsKeyIsNoOperators(Matrix.Row row) {
        // When
        Response told = ask(door.at().header("authorization", "Bearer " + office.crew()), row);
        // Then
        told.then().statusCode(401).body("error.code", equalTo("invalid_key"));
    }

    /// The stream of `/admin/live` has no end, so no body is awaited.
    @ParameterizedTest
    @MethodSource("rows")
    void anOperatorIsAnswered(Matrix.Row row) throws IOException, InterruptedException {
        // Given
        HttpRequest asked =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + door.port() + row.example()))
                        .header("authorization", "Bearer " + office.key())
                        .method(row.method(), HttpRequest.BodyPublishers.noBody())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            // When
            HttpResponse<InputStream> told =
                    client.send(asked, HttpResponse.BodyHandlers.ofInputStream());
            // Then
            told.body().close();
            assertEquals(row.operator(), told.statusCode(), row.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.journey.Matrix#guardedWrites")
    void aSessionWithoutItsTokenWritesNothing(Matrix.Row row) {
        // Given
        Response session = door.signIn(office.key());
        // When
        Response told = ask(door.at().cookies(session.cookies()), row);
        // Then
        told.then().statusCode(403).body("error.code", equalTo("csrf"));
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.journey.Matrix#writes")
    void aPageOfAnotherSiteWritesNothing(Matrix.Row row) {
        // When
        Response told =
                ask(
                        door.at()
                                .header("authorization", "Bearer " + office.key())
                                .header("sec-fetch-site", "cross-site"),
                        row);
        // Then
        told.then().statusCode(403).body("error.code", equalTo("cross_site"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noRouteIsOnTheDataPort(Matrix.Row row) {
        // When
        Response told = ask(data().header("authorization", "Bearer " + office.key()), row);
        // Then
        told.then().statusCode(404);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aPathWrittenAnotherWayOpensNothing(String path) {
        // When
        Response told = door.at().get(path);
        // Then
        assertTrue(told.statusCode() >= 400, path + " answered " + told.statusCode());
    }
}
