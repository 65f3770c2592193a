package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Reply;
import io.vertx.core.buffer.Buffer;

/// How many tokens a chat would have, where no candidate can count them: an estimate, and labelled
/// as one. Costs nothing, and nobody is asked.
final class Counted {

    private Counted() {}

    static Reply estimate(Errand errand, Model model) {
        errand.watch().ended(new Outcome.Finished(new Usage(0, 0, 0, 0, 0, Usage.Source.REPORTED)));
        Labels labels =
                errand.labels()
                        .add(Labels.MODEL, model.name())
                        .add(Labels.ESTIMATED, "input_tokens");
        String body = "{\"input_tokens\":" + errand.ask().promptTokens() + "}";
        return new Reply.Whole(200, labels, Buffer.buffer(body));
    }
}
