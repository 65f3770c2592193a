package dev.sluice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.kit.Asks;
import dev.sluice.route.Decision;
import dev.sluice.route.Outlook;
import dev.sluice.team.Budget;
import dev.sluice.team.Globs;
import dev.sluice.team.Learning;
import dev.sluice.team.Limits;
import dev.sluice.team.Rank;
import dev.sluice.team.Team;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {

    private static final String TOOL =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\"}}]";
    private static final String FIRST = "{\"role\":\"user\",\"content\":\"weather in Seoul?\"}";
    private static final String CALLED =
            ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                    + "\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]}";
    private static final String RESULT =
            ",{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"sun\"}";

    private static final Team TEAM = team("a");

    private long now;
    private final Pins pins = new Pins(() -> Instant.ofEpochMilli(now), () -> 0.5, Outlook.NONE);

    private static Team team(String id) {
        return new Team(
                id,
                Globs.ALL,
                Map.of(),
                List.of(),
                Limits.NONE,
                Budget.NONE,
                Learning.NONE,
                Rank.NORMAL);
    }

    private static Ask ask(String messages, String more) {
        return ask("auto", messages, more);
    }

    private static Ask ask(String model, String messages, String more) {
        String all = "{\"model\":\"" + model + "\",\"messages\":[" + messages + "]" + more + "}";
        return Asks.read(all);
    }

    private static Decision.Use use(Tier tier) {
        return new Decision.Use(
                List.of(),
                List.of(),
                Patch.NONE,
                null,
                new Decision.Because("auto", tier, "route:auto", "score_low", "x", 1));
    }

    private void answered(Ask ask, Tier tier, String model) {
        Labels labels = new Labels().add(Labels.MODEL, model);
        Reply reply = new Reply.Whole(200, labels, Buffer.buffer("{}"));
        pins.keep(TEAM, ask, use(tier), Uni.createFrom().item(reply)).await().indefinitely();
    }

    @Test
    void aToolsResultGoesBackToWhoCalledIt() {
        // Given
        answered(ask(FIRST, TOOL), Tier.FAST, "quick");

        // When
        String held = pins.held(TEAM, ask(FIRST + CALLED + RESULT, TOOL));

        // Then
        assertEquals("quick", held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reasoning_content", "reasoning", "thinking_blocks", "encrypted_content"})
    void thoughtsGoBackToWhoHadThem(String member) {
        // Given
        answered(ask(FIRST, ""), Tier.REASONING, "deep");
        String thought = ",{\"role\":\"assistant\",\"content\":\"sun\",\"" + member + "\" :\"hm\"}";

        // When
        String held = pins.held(TEAM, ask(FIRST + thought + "," + FIRST, ""));

        // Then
        assertEquals("deep", held);
    }

    @Test
    void aWordInATextIsNoThought() {
        // Given
        answered(ask(FIRST, ""), Tier.REASONING, "deep");
        String text = ",{\"role\":\"assistant\",\"content\":\"say \\\"reasoning\\\": x\"}";

        // When
        String held = pins.held(TEAM, ask(FIRST + text + "," + FIRST, ""));

        // Then
        assertNull(held);
    }

    @Test
    void theNextHumanTurnIsFree() {
        // Given
        answered(ask(FIRST, TOOL), Tier.FAST, "quick");

        // When
        String held = pins.held(TEAM, ask(FIRST + CALLED + RESULT + "," + FIRST, TOOL));

        // Then
        assertNull(held);
    }

    @Test
    void anotherTeamsConversationHoldsNobody() {
        // Given
        answered(ask(FIRST, TOOL), Tier.FAST, "quick");

        // When
        String held = pins.held(team("b"), ask(FIRST + CALLED + RESULT, TOOL));

        // Then
        assertNull(held);
    }

    /// The two differ by as much as the teams do, the other way.
    @Test
    void anotherTeamsConversationWithALikeNameHoldsNobody() {
        // Given
        answered(ask("gpt-5o", FIRST, TOOL), Tier.FAST, "quick");

        // When
        String held = pins.held(team("b"), ask("gpt-4o", FIRST + CALLED + RESULT, TOOL));

        // Then
        assertNull(held);
    }

    @Test
    void halfAnHourOfSilenceFrees() {
        // Given
        answered(ask(FIRST, TOOL), Tier.FAST, "quick");

        // When
        now += TimeUnit.MINUTES.toMillis(30);

        // Then
        assertNull(pins.held(TEAM, ask(FIRST + CALLED + RESULT, TOOL)));
    }

    @Test
    void aRefusalPinsNothing() {
        // Given
        Labels labels = new Labels().add(Labels.MODEL, "quick");
        Reply no = new Reply.Declined(labels, new Refusal.Internal("x"));
        pins.keep(TEAM, ask(FIRST, TOOL), use(Tier.FAST), Uni.createFrom().item(no))
                .await()
                .indefinitely();

        // When
        String held = pins.held(TEAM, ask(FIRST + CALLED + RESULT, TOOL));

        // Then
        assertNull(held);
    }

    @Test
    void aModelTheCallerNamedPinsNothing() {
        // Given
        answered(ask(FIRST, TOOL), null, "quick");

        // When
        String held = pins.held(TEAM, ask(FIRST + CALLED + RESULT, TOOL));

        // Then
        assertNull(held);
    }
}
