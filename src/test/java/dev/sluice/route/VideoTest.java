package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A video is no image: who takes the one need not take the other.
class VideoTest {

    private static final Ask ASK =
            Asks.read(
                    """
                    {"model":"slow-1","messages":[{"role":"user","content":[
                    {"type":"video_url","video_url":{"url":"https://example.com/a.mp4"}}]}]}
                    """);

    private final Cast cast = new Cast();

    @Test
    void aModelThatTakesVideoAndNoImagesIsSentAVideo() {
        // Given
        takes(Modality.VIDEO);

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("slow-1", Cast.candidates(decision).getFirst());
    }

    @Test
    void aModelThatTakesImagesAndNoVideoIsNotSentOne() {
        // Given
        takes(Modality.IMAGE);

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(
                new Refusal.NoCandidate(
                        "messages",
                        "No model behind 'slow-1' takes this input (video); leave it out."),
                refusal(decision));
    }

    private void takes(Modality one) {
        Set<Modality> takes = Set.of(Modality.TEXT, one);
        cast.card("slow-1", Cast.card(Kind.VISION, 0, takes, null, null));
    }
}
