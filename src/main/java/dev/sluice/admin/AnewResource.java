package dev.sluice.admin;

import dev.sluice.Inquiry;
import dev.sluice.Recall;
import dev.sluice.config.Configuration;
import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.replay.Again;
import dev.sluice.replay.Choice;
import dev.sluice.replay.Replay;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// One recorded decision made again under the configuration in force, with all that was met on the
/// way.
@Path("/admin/decisions/{id}/replay")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class AnewResource {

    private final Recall recall;
    private final Configuration configuration;
    private final Inquiry inquiry;

    AnewResource(Recall recall, Configuration configuration, Inquiry inquiry) {
        this.recall = recall;
        this.configuration = configuration;
        this.inquiry = inquiry;
    }

    /// @param same whether it goes to the same tier and model
    record Anew(
            String id,
            boolean same,
            long generation,
            Place before,
            Place after,
            List<Passage.Rule> rules,
            List<Passage.Candidate> candidates) {}

    record Place(String route, String tier, String model, String rule, String reason) {

        static Place of(Choice choice) {
            return new Place(
                    choice.route(), choice.tier(), choice.model(), choice.rule(), choice.reason());
        }
    }

    @POST
    public Anew again(@PathParam("id") String id) {
        DecisionRecord record =
                recall.decision(id).orElseThrow(() -> Wrong.missing("decision", id));
        Passage passage = new Passage();
        try {
            Again again =
                    Replay.again(
                            configuration.current(),
                            recall.seal(),
                            inquiry::inForce,
                            record,
                            passage);
            return new Anew(
                    id,
                    again.same(),
                    configuration.current().generation(),
                    Place.of(again.before()),
                    Place.of(again.after()),
                    passage.rules(),
                    passage.candidates());
        } catch (DecisionLog.Unlike unlike) {
            throw Wrong.notReplayable(unlike.getMessage());
        }
    }
}
