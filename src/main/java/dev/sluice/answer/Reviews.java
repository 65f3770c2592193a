package dev.sluice.answer;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.LanguageJudge;
import dev.sluice.complexity.Opinions;
import dev.sluice.load.Allowance;
import dev.sluice.upstream.Watch;
import dev.sluice.wire.Tier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Looks at answers once they went out. Of a call that asked for a schema or offered tools, or that
/// is drawn for a judge, the answer is kept while it goes by, which costs the caller a copy of its
/// bytes, and read on a thread of its own. Any thread.
public final class Reviews {

    /// An answer was not looked at: it is too large, or too many are kept.
    public static final String UNREAD = "unread";

    private final Allowance room;
    private final BiConsumer<String, String> found;
    private final DoubleSupplier draws;
    private volatile Map<String, BlindJudge> judges = Map.of();
    private volatile LanguageJudge.Ear ear = LanguageJudge.Ear.NONE;

    /// @param most bytes of all answers that are kept at the same time
    /// @param found a decision's id and `schema`, `tool_call`, `unread`, `blind_good`,
    ///   `blind_under` or `blind_missed`; any thread
    /// @param draws 0 to 1, for which answers are judged; any thread
    public Reviews(long most, BiConsumer<String, String> found, DoubleSupplier draws) {
        this.room = new Allowance(most);
        this.found = found;
        this.draws = draws;
    }

    /// Who judges from now on, by route. Judges that stay keep their rest, routes what was spent
    /// today.
    ///
    /// @param ear hears what judging cost
    public synchronized void use(Map<String, Opinions> routes, LanguageJudge.Ear ear) {
        this.ear = ear;
        Map<Opinions.Blind, BlindJudge> held = new HashMap<>();
        judges.values().forEach(judge -> held.put(judge.said(), judge));
        Map<String, BlindJudge> next = new HashMap<>();
        routes.forEach((route, opinions) -> {
            if (opinions.blind() != null) {
                next.put(
                        route,
                        held.computeIfAbsent(
                                opinions.blind(), said -> new BlindJudge(said, purse(route))));
            }
        });
        judges = Map.copyOf(next);
    }

    private Opinions.Purse purse(String route) {
        BlindJudge before = judges.get(route);
        return before == null ? new Opinions.Purse() : before.purse();
    }

    /// Who is told of the call from now on: the same watch, or one that stands before it.
    ///
    /// @param decision id of the call's decision
    /// @param tier null when the caller named a model: then nobody chose it, and nothing is learned
    /// @param judged whether its team lets requests and answers go to a judge
    public Watch beside(
            Watch watch, String decision, Ask ask, @Nullable Tier tier, boolean judged) {
        BlindJudge judge =
                judged && tier != null && ask.endpoint().chats() ? judges.get(ask.model()) : null;
        Shown shown =
                judge != null && judge.picks(draws.getAsDouble())
                        ? Shown.of(judge, ask, ear)
                        : null;
        return tier == null || shown == null && !Overheard.worthKeeping(ask)
                ? watch
                : new Overheard(watch, new Keepsake(this, decision, ask, room, shown));
    }

    void look(Keepsake kept) {
        Thread.ofVirtual()
                .name("sluice-review")
                .start(() -> kept.tell(word -> tell(kept.decision(), word)));
    }

    private void tell(String decision, String word) {
        if (!word.isEmpty()) {
            found.accept(decision, word);
        }
    }
}
