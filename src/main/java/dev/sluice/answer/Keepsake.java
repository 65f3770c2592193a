package dev.sluice.answer;

import dev.sluice.ask.Ask;
import dev.sluice.load.Allowance;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

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
    private Contract contract = Contract.NOTHING;
    private byte[] bytes = new byte[0];
    private int used;
    private int held;
    private boolean full;
    private boolean garbled;
    private boolean over;

    /// @param decision its id
    /// @param room for all answers that are kept at the same time
    Keepsake(Reviews reviews, String decision, Ask ask, Allowance room) {
        this.reviews = reviews;
        this.decision = decision;
        this.ask = ask.told();
        this.room = room;
        Contract said = Contract.of(ask);
        if (hold(said.size())) {
            contract = said;
        }
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
        int size = Math.max(FIRST, bytes.length);
        while (size < used + length) {
            size *= 2;
        }
        if (size > bytes.length) {
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

    /// The answer ended as it should.
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

    /// What is wrong with it, or [Reviews#UNREAD]; afterwards nothing is left of it.
    String fault() {
        try {
            if (full) {
                return Reviews.UNREAD;
            }
            String fault = Validity.of(ask, contract, Arrays.copyOf(bytes, used));
            return fault.isEmpty() && garbled ? Validity.TOOL_CALL : fault;
        } finally {
            drop();
        }
    }
}
