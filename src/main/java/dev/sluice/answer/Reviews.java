package dev.sluice.answer;

import dev.sluice.ask.Ask;
import dev.sluice.load.Allowance;
import dev.sluice.upstream.Watch;
import java.util.function.BiConsumer;

/// Looks at answers once they went out. Of a call that asked for a schema or offered tools the
/// answer is kept while it goes by, which costs the caller a copy of its bytes, and read on a
/// thread of its own. Any thread.
public final class Reviews {

    /// An answer was not looked at: it is too large, or too many are kept.
    public static final String UNREAD = "unread";

    private final Allowance room;
    private final BiConsumer<String, String> found;

    /// @param most bytes of all answers that are kept at the same time
    /// @param found a decision's id and `schema`, `tool_call` or `unread`; any thread
    public Reviews(long most, BiConsumer<String, String> found) {
        this.room = new Allowance(most);
        this.found = found;
    }

    /// Who is told of the call from now on: the same watch, or one that stands before it.
    ///
    /// @param decision id of the call's decision
    public Watch beside(Watch watch, String decision, Ask ask) {
        return Overheard.worthKeeping(ask)
                ? new Overheard(watch, new Keepsake(this, decision, ask, room))
                : watch;
    }

    void look(Keepsake kept) {
        Thread.ofVirtual()
                .name("sluice-review")
                .start(() -> {
                    String fault = kept.fault();
                    if (!fault.isEmpty()) {
                        found.accept(kept.decision(), fault);
                    }
                });
    }
}
