package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.catalog.Model;
import dev.sluice.wire.Endpoint;

/// How large one event of a stream may be, in bytes, so that a line of 100 MB is no 100 MB of heap
/// (openai-wire SSE-13). Only an answer that is passed on as it comes can hold more than text: what
/// is translated loses its images on the way, and is better refused.
final class EventLimit {

    static final int TEXT = 1 << 20;

    /// Where an image or sound comes as an event.
    static final int MEDIA = 32 << 20;

    private EventLimit() {}

    /// By what the caller asks for, and what the model is known to answer with.
    static int of(Ask ask, Model model) {
        boolean media =
                ask.endpoint() == Endpoint.CHAT
                        && (ask.body().says("audio")
                                || more(ask.body())
                                || model.card().answers().contains(Modality.IMAGE)
                                || model.card().answers().contains(Modality.AUDIO));
        return media ? MEDIA : TEXT;
    }

    private static boolean more(Body body) {
        int at = body.find("modalities");
        return at >= 0
                && Value.of(body.bytes(), body.valueStart(at), body.valueEnd(at)).items().stream()
                        .anyMatch(each -> !each.is("text"));
    }
}
