package dev.sluice.answer;

import dev.sluice.ask.Ask;
import dev.sluice.load.Allowance;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The bytes of one answer, and what it has to keep to, as far as there is room for them. One event
/// loop until it is [#whole]; then one thread of its own.
final class Keepsake {

    /// Of one answer with its contract: some 1,500 tokens streamed in the longest form, and what a
    /// coding agent's tools take (chosen).
    static final int MOST = 512 << 10;

    private static final int FIRST = 8 << 10;

    private final Reviews reviews;
    private final String decision;
    private final Ask ask;
    private final Allowance room;
    private final @Nullable Shown shown;
    private Contract contract;
    private byte[] bytes = new byte[0];
    private int used;
    private int held;
    private boolean full;
    private boolean garbled;
    private boolean over;

    /// @param room for all answers that are kept at the same time
    /// @param shown who judges it; null when nobody does
    Keepsake(Reviews reviews, String decision, Ask ask, Allowance room, @Nullable Shown shown) {
        this.reviews = reviews;
        this.decision = decision;
        this.ask = ask.told();
        this.room = room;
        this.shown = shown;
        Contract said = Contract.of(ask);
        contract = hold(said.size()) ? said : Contract.NOTHING;
    }

    private boolean hold(int more) {
        full |= held + more > MOST || !room.take(more);
        if (full) {
            drop();
        } else {
            held += more;
        }
        return !full;
    }

    private void drop() {
        room.giveBack(held);
        held = 0;
        bytes = new byte[0];
        used = 0;
        contract = Contract.NOTHING;
    }

    void add(Buffer part) {
        int length = part.length();
        if (full || over || length == 0) {
            return;
        }
        if (used + length > bytes.length) {
            int size = Math.max(FIRST, 2 * Integer.highestOneBit(used + length));
            if (!hold(size - bytes.length)) {
                return;
            }
            bytes = Arrays.copyOf(bytes, size);
        }
        part.getBytes(0, length, bytes, used);
        used += length;
    }

    /// A tool was called with arguments that were no object; the caller's form does not show it.
    void garbled(boolean so) {
        garbled = so;
    }

    void whole() {
        if (!over) {
            over = true;
            reviews.look(this);
        }
    }

    /// It did not, or nobody needs to know. Idempotent.
    void letGo() {
        if (!over) {
            over = true;
            drop();
        }
    }

    String decision() {
        return decision;
    }

    /// Tells what is wrong with it, or [Reviews#UNREAD], and what its judge says, empty for
    /// nothing. Afterwards nothing is left of it.
    void tell(Consumer<String> to) {
        try {
            if (full) {
                to.accept(Reviews.UNREAD);
                return;
            }
            byte[] answer = Arrays.copyOf(bytes, used);
            String fault = Validity.of(ask, contract, answer);
            to.accept(fault.isEmpty() && garbled ? Validity.TOOL_CALL : fault);
            to.accept(shown == null ? "" : shown.verdict(ask, answer));
        } finally {
            drop();
        }
    }
}
