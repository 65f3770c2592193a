package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Outcome;
import dev.sluice.load.Priority;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who waits when the gateway stops: the only target has the one call that it bears.
class LobbyTest {

    private static final Terms ONE = new Terms(1, 1, 4, Duration.ofMinutes(1));

    private static final Reply ANSWER = new Reply.Whole(200, new Labels(), Buffer.buffer());

    private final Vertx vertx = Vertx.vertx();
    private final Fleets fleets = new Fleets();
    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private final Targets targets = new Targets(meters, fleets, () -> 0, ONE);
    private final Lobby lobby =
            new Lobby(vertx, targets, meters.standing().strain(), ONE.patience().toMillis());
    private final Model model =
            Models.named("m").at(List.of(URI.create("http://127.0.0.1:9/v1"))).model();
    private final List<Outcome> outcomes = new ArrayList<>();
    private CompletableFuture<Reply> waiting;

    @BeforeEach
    void joinTheLine() {
        targets.all(List.of(model)).getFirst().began(false);
        waiting = enter(List.of(model));
    }

    @AfterEach
    void close() throws Exception {
        fleets.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(25, TimeUnit.SECONDS);
    }

    @Test
    void isToldThatTheGatewayStops() {
        // When
        targets.lines().dismiss();
        // Then
        assertTrue(
                waiting.getNow(null) instanceof Reply.Declined(_, Refusal.Busy why)
                        && why.word().equals("draining"));
    }

    @Test
    void isSettledAsThat() {
        // When
        targets.lines().dismiss();
        // Then
        assertEquals(List.of("draining"), outcomes.stream().map(Outcome::word).toList());
    }

    @Test
    void whoComesAfterThatIsToldTheSame() {
        // Given
        targets.lines().dismiss();
        joinTheLine();
        // Then
        assertEquals(
                List.of("draining", "draining"), outcomes.stream().map(Outcome::word).toList());
    }

    /// Who had it finds that nothing comes of it here: no attempt begins, and none ends.
    @Test
    void aTurnThatComesToNothingIsTheNextOnes() {
        // Given
        CompletableFuture<Reply> next = enter(List.of(model));
        // When
        targets.all(List.of(model)).getFirst().ended(false);
        // Then
        assertSame(ANSWER, next.getNow(null));
    }

    /// On the one event loop whose timer it is: it cannot come before the other has room.
    @Test
    void whoseTimeIsUpGoesWhereThereIsRoomByThen() throws Exception {
        // Given
        Model other = Models.named("o").at(List.of(URI.create("http://127.0.0.1:8/v1"))).model();
        Target elsewhere = targets.all(List.of(other)).getFirst();
        elsewhere.began(false);
        CompletableFuture<Reply> told = new CompletableFuture<>();
        Lobby brief = new Lobby(vertx, targets, meters.standing().strain(), 1);
        // When
        vertx.runOnContext(_ -> {
            enter(brief, List.of(model, other)).thenAccept(told::complete);
            elsewhere.ended(false);
        });
        // Then
        assertSame(ANSWER, told.get(10, TimeUnit.SECONDS));
    }

    /// The upstream was not asked, so that it was not slow.
    @Test
    void whoseTimeIsUpInTheLineIsToldThatNobodyHadRoom() throws Exception {
        // When
        Reply told =
                lobby.enter(Errands.within(1), List.of(model), () -> Uni.createFrom().item(ANSWER))
                        .subscribeAsCompletionStage()
                        .get(10, TimeUnit.SECONDS);
        // Then
        String why = ((Reply.Declined) told).why().message();
        assertEquals(
                "no upstream that may answer had room in time (deadline limit, after N ms); allow more time",
                why.replaceAll("\\d+ ms", "N ms"));
    }

    private CompletableFuture<Reply> enter(List<Model> candidates) {
        return enter(lobby, candidates);
    }

    private CompletableFuture<Reply> enter(Lobby into, List<Model> candidates) {
        Errand errand = Errands.watched("{\"model\":\"m\",\"messages\":[]}", new Ended(outcomes));
        return into.enter(errand, candidates, () -> Uni.createFrom().item(ANSWER))
                .subscribeAsCompletionStage();
    }

    /// Who lets a model think waits anyway.
    @ParameterizedTest
    @CsvSource({"true, FAST, INTERACTIVE", "true, REASONING, DEFAULT", "false, FAST, DEFAULT"})
    void aStreamOfTheFastTierGoesFirst(boolean streams, Tier tier, Priority priority) {
        // Given
        Errand errand =
                Errands.asking("{\"model\":\"m\",\"stream\":" + streams + ",\"messages\":[]}")
                        .with(new Labels(), tier, new Ended(outcomes));
        // When
        Priority said = Lobby.priority(errand);
        // Then
        assertEquals(priority, said);
    }

    private static final class Ended extends Quiet {

        private final List<Outcome> outcomes;

        Ended(List<Outcome> outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public void ended(Outcome outcome) {
            outcomes.add(outcome);
        }
    }
}
