package dev.sluice.journey;

import static dev.sluice.journey.Stage.count;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.journey.FaultStage.Got;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every calamity, met by a request for a whole answer and by one for a stream, before and after
/// the first content, alone and with somebody else to ask.
@QuarkusTest
@WithTestResource(FaultWorld.class)
@Timeout(60)
class FaultJourneyTest {

    FaultStage stage;

    private static Stream<Arguments> cases(String when, List<Calamity> calamities) {
        return Stream.of(false, true)
                .flatMap(streams ->
                        calamities.stream()
                                .filter(each -> each.script(streams) != null)
                                .map(each ->
                                        Arguments.of(
                                                each,
                                                FaultWorld.name(when, calamities, each, streams),
                                                streams)));
    }

    static Stream<Arguments> early() {
        return cases("early", EarlyCalamities.ALL);
    }

    static Stream<Arguments> late() {
        return cases("late", LateCalamities.ALL);
    }

    private static String paid(Calamity calamity) {
        return calamity.works() ? ", paid by estimate" : ", free";
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("early")
    void beforeTheFirstContentItIsAStatus(Calamity calamity, String name, boolean streams)
            throws Exception {
        // When
        Got got = stage.ask(name, streams);
        // Then
        int again = Integer.parseInt(got.header("x-sluice-attempts")) - 1;
        assertEquals(
                calamity.expected() + ", again " + again + paid(calamity),
                "%s, again %.0f, %s"
                        .formatted(
                                FaultStage.early(got, name),
                                count("sluice.retries", "target", name),
                                FaultStage.paid(name)),
                got.toString());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("early")
    void beforeTheFirstContentSomebodyElseMaySaveIt(Calamity calamity, String name, boolean streams)
            throws Exception {
        // Given
        String first = name + FaultWorld.FIRST;
        double spent = count("sluice.cost.micros") - count("sluice.cost.micros", "model", first);
        // When
        Got got = stage.ask(name + "-spared", streams);
        // Then
        boolean saved = calamity.spared().equals(Calamity.SAVED);
        String expected = saved ? calamity.spared() : calamity.expected();
        assertEquals(
                expected
                        + (saved ? ", 1 fallback, spare for 33" : ", 0 fallback, none for 0")
                        + paid(calamity),
                "%s, %.0f fallback, %s for %.0f, %s"
                        .formatted(
                                FaultStage.early(got, first),
                                count("sluice.fallbacks", "from", first),
                                got.header("x-sluice-model").startsWith("spare") ? "spare" : "none",
                                count("sluice.cost.micros")
                                        - count("sluice.cost.micros", "model", first)
                                        - spent,
                                FaultStage.paid(first)),
                got.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("late")
    void afterTheFirstContentItIsOneErrorEventAndPaid(
            Calamity calamity, String name, boolean streams) throws Exception {
        // Given
        String model = name + FaultWorld.FIRST;
        // When
        Got got = stage.ask(name + "-spared", streams);
        // Then
        assertEquals(
                calamity.expected() + ", said, interrupted, 1 attempt, paid",
                FaultStage.late(got, model)
                        + (got.body().contains("\"Hello\"") && !got.body().contains("[DONE]")
                                ? ", said"
                                : ", not said")
                        + (count("sluice.requests", "model", model, "status", "interrupted") == 1
                                ? ", interrupted, "
                                : ", not interrupted, ")
                        + got.header("x-sluice-attempts")
                        + " attempt"
                        + (count("sluice.cost.micros", "model", model) > 0 ? ", paid" : ", free"),
                got.toString());
    }
}
