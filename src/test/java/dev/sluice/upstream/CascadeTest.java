package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a first answer that was cut short, when the second one does not come.
class CascadeTest {

    private static final Usage USED = new Usage(1, 0, 0, 1, 0, Usage.Source.REPORTED);

    private final Model quick = Models.named("quick").model();
    private final Model deep = Models.named("deep").model();
    private final List<String> heard = new ArrayList<>();

    /// @param second who answers again
    private Reply answered(Function<Errand, Uni<Reply>> second) {
        Errand errand = Errands.watched("{\"model\":\"m\",\"messages\":[]}", new Heard(heard));
        errand.labels().add(Labels.TIER, "fast");
        return new Cascade(errand)
                .open(
                        List.of(quick),
                        List.of(deep),
                        (part, models) -> models.contains(quick) ? first(part) : second.apply(part))
                .await()
                .indefinitely();
    }

    private Uni<Reply> first(Errand errand) {
        errand.watch().trying(quick, "quick", 1);
        errand.watch().ended(new Outcome.Finished(USED));
        String cut = Chunks.whole("cut", 1, 1).replace("\"stop\"", "\"length\"");
        return Uni.createFrom().item(new Reply.Whole(200, new Labels(), Buffer.buffer(cut)));
    }

    private static Uni<Reply> bug(boolean thrown) {
        if (thrown) {
            throw new IllegalStateException("a bug");
        }
        return Uni.createFrom().failure(new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBugInTheSecondLeavesTheFirstStanding(boolean thrown) {
        // When
        Reply reply = answered(_ -> bug(thrown));
        // Then
        assertTrue(reply instanceof Reply.Whole whole && whole.body().toString().contains("cut"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBugInTheSecondIsAnEscalationThatFailed(boolean thrown) {
        // When
        answered(_ -> bug(thrown));
        // Then
        assertEquals(List.of("length failed", "Finished none"), heard);
    }

    @Test
    void aCallerWhoLeftIsNotAnswered() {
        // When
        answered(errand -> {
            errand.watch().ended(new Outcome.ClientGone("", USED));
            Refusal told = new Refusal.Internal("gone");
            return Uni.createFrom().item(new Reply.Declined(new Labels(), told));
        });
        // Then
        assertEquals(List.of("length failed", "Escalated client_closed"), heard);
    }

    @Test
    void aSecondAnswerThatFailedIsPaidFor() {
        // When
        answered(errand -> {
            errand.watch().trying(deep, "deep@1", 1);
            errand.watch().ended(new Outcome.Failed("upstream_timeout", "total", false, USED));
            Refusal told = new Refusal.Internal("late");
            return Uni.createFrom().item(new Reply.Declined(new Labels(), told));
        });
        // Then
        assertEquals(
                List.of("lost deep@1 upstream_timeout 1", "length failed", "Finished none"), heard);
    }

    @Test
    void theTierToldIsThatOfTheSecondAnswer() {
        // When
        Reply reply =
                answered(errand -> {
                    errand.watch().trying(deep, "deep", 1);
                    errand.watch().ended(new Outcome.Finished(USED));
                    return whole("deep", errand.labels());
                });
        // Then
        assertEquals(List.of("reasoning"), tiers(reply));
    }

    @Test
    void theTierToldIsThatOfAFallbackWhoseAnswerWillDo() {
        // Given
        Model first = Models.named("quick").tier(Tier.FAST).model();
        Model other = Models.named("deep").tier(Tier.REASONING).model();
        Errand errand = Errands.watched("{\"model\":\"m\",\"messages\":[]}", new Heard(heard));
        errand.labels().add(Labels.TIER, "fast");
        // When
        Reply reply =
                new Cascade(errand)
                        .open(
                                List.of(first, other),
                                List.of(deep),
                                (part, _) -> whole("deep", part.labels(other, first, 2)))
                        .await()
                        .indefinitely();
        // Then
        assertEquals(List.of("reasoning"), tiers(reply));
    }

    private static Uni<Reply> whole(String text, Labels labels) {
        Buffer body = Buffer.buffer(Chunks.whole(text, 1, 1));
        return Uni.createFrom().item(new Reply.Whole(200, labels, body));
    }

    private static List<String> tiers(Reply reply) {
        List<String> told = new ArrayList<>();
        reply.labels()
                .forEach((name, value) -> {
                    if (name == Labels.TIER) {
                        told.add(value.toString());
                    }
                });
        return told;
    }

    private static final class Heard extends Quiet {

        private final List<String> heard;

        Heard(List<String> heard) {
            this.heard = heard;
        }

        @Override
        public void escalated(String cause, boolean answered) {
            heard.add(cause + (answered ? " answered" : " failed"));
        }

        @Override
        public void lost(Lost attempt) {
            String told = attempt.target() + " " + attempt.word() + " " + attempt.used().input();
            heard.add("lost " + told);
        }

        @Override
        public void ended(Outcome outcome) {
            heard.add(outcome.getClass().getSimpleName() + " " + outcome.word());
        }
    }
}
