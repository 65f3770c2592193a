package dev.sluice;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.Decisions;
import dev.sluice.decisions.Seal;
import dev.sluice.decisions.Verdict;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What callers and operators ask of decisions that were made. May wait for the store, so never on
/// an event loop.
@Singleton
public final class Recall {

    private final Decisions decisions;
    private final Settings settings;

    @Inject
    Recall(Decisions decisions, Settings settings) {
        this.decisions = decisions;
        this.settings = settings;
    }

    /// Takes a caller's verdict on a decision of its own team. Saying it again changes nothing.
    /// Throws [Refused]: nobody we know, a body that says no verdict, or a decision that is not
    /// this team's or not held any more, which are one answer.
    public Verdict feedback(Visitor visitor, String decision, byte[] body) {
        String team = visitor.member().team().id();
        Verdict verdict = Verdict.read(body);
        if (!decisions.judged(team, decision, verdict)) {
            throw new Refused(
                    new Refusal.NotFound(
                            "decision",
                            "Your team has no decision '"
                                    + Labels.brief(decision)
                                    + "' here, or none any more: send feedback to the gateway that answered, soon"
                                    + " after x-sluice-decision came."));
        }
        return verdict;
    }

    public Optional<DecisionRecord> decision(String id) {
        return decisions.find(id);
    }

    /// Newest first.
    ///
    /// @param after the last id of the page before; null for the first page
    public List<DecisionRecord> decisions(@Nullable String after, int most) {
        return decisions.newest(after, most);
    }

    /// What the records are sealed with, for who decides them again.
    public Seal seal() {
        return decisions.key();
    }

    /// The files of the decision log that are there, oldest first; empty when none is kept.
    public List<Path> log() {
        Path newest = settings.decisions().log().map(settings.data()::resolve).orElse(null);
        if (newest == null) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        for (int i = Recording.KEPT; i >= 1; i--) {
            files.add(newest.resolveSibling(newest.getFileName() + "." + i));
        }
        files.add(newest);
        return files.stream().filter(Files::exists).toList();
    }
}
