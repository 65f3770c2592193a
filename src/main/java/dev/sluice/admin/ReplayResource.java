package dev.sluice.admin;

import dev.sluice.Recall;
import dev.sluice.config.Configuration;
import dev.sluice.config.Loading;
import dev.sluice.config.Problem;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.replay.Comparison;
import dev.sluice.replay.Replay;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/// What texts that nobody saved would have done with recorded decisions.
@Path("/admin/config/replay")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class ReplayResource {

    private static final int ALL = Integer.MAX_VALUE;

    private final Configuration configuration;
    private final Recall recall;
    private final AtomicBoolean busy = new AtomicBoolean();

    ReplayResource(Configuration configuration, Recall recall) {
        this.configuration = configuration;
        this.recall = recall;
    }

    /// @param files as for `validate`
    /// @param over `memory`, the decisions held, or `log`, of which the newest are taken
    record Trial(Map<String, @Nullable String> files, @Nullable String over) {}

    /// One at a time, as a whole log takes a core for a while.
    @POST
    public Replayed replay(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Trial.class)))
                    byte[] body,
            @Context RoutingContext http) {
        Trial trial = Json.read(body, Trial.class);
        if (!busy.compareAndSet(false, true)) {
            String message = "Another replay is under way; try again when it is done.";
            throw new Wrong(409, Failure.of("busy", null, message));
        }
        try {
            return replayed(trial, () -> http.response().closed());
        } catch (Watched.Left gone) {
            throw new Wrong(408, Failure.of("left", null, String.valueOf(gone.getMessage())));
        } finally {
            busy.set(false);
        }
    }

    private Replayed replayed(Trial trial, BooleanSupplier gone) {
        String over = trial.over() == null ? "memory" : trial.over();
        Newest newest = records(over);
        Consumer<Consumer<DecisionRecord>> records = Watched.by(gone, newest.records());
        Map<String, @Nullable String> texts =
                ValidateResource.texts(new ValidateResource.Unsaved(trial.files()));
        return switch (configuration.drafts().attempt(texts)) {
            case Loading.Rejected(List<Problem> problems) -> throw Wrong.invalid(problems);
            case Loading.Loaded(Snapshot policy, List<Problem> warnings) ->
                    Replayed.of(over, newest.older(), replayed(policy, records), warnings);
        };
    }

    private Newest records(String over) {
        if (over.equals("memory")) {
            // Newest first; a conversation is held in the order of its turns.
            List<DecisionRecord> held = recall.decisions(null, ALL);
            return new Newest(0, held.reversed()::forEach);
        }
        if (!over.equals("log")) {
            throw Wrong.body("over: is neither memory nor log.");
        }
        if (recall.log().isEmpty()) {
            throw Wrong.notReplayable("there is no decision log; set sluice.decisions.log");
        }
        try {
            return Newest.of(new DecisionLog(recall.log()), Newest.MOST);
        } catch (DecisionLog.Unreadable unreadable) {
            throw Wrong.notReplayable(unreadable.getMessage());
        }
    }

    private Comparison replayed(Snapshot policy, Consumer<Consumer<DecisionRecord>> records) {
        try {
            Comparison compared = Replay.of(policy, recall.seal(), records);
            if (compared.records() == 0) {
                throw Wrong.notReplayable("no decision is on record yet; send some requests first");
            }
            return compared;
        } catch (DecisionLog.Unlike | DecisionLog.Unreadable unlike) {
            throw Wrong.notReplayable(unlike.getMessage());
        }
    }
}
