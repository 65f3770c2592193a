package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Content;

/// What surrounds the turn, as slots: the conversation beside it, and what the caller wants of the
/// answer.
final class Around {

    /// Below this cap, in tokens, a caller expects a short answer.
    private static final int SMALL_OUTPUT = 256;

    private Around() {}

    static void of(Ask ask, int turnBytes, int[] into) {
        Content content = ask.content();
        int cap = ask.options().maxTokens();
        Tally.log(into, Slot.TURNS, Math.max(0, content.turns() - 1));
        Tally.log(into, Slot.CONTEXT, Math.max(0, content.textBytes() - turnBytes));
        Tally.log(into, Slot.SYSTEM, content.systemBytes());
        Tally.log(into, Slot.TOOLS, content.tools());
        Tally.log(into, Slot.TOOL_RESULTS, content.toolResults());
        Tally.put(into, Slot.SCHEMA, ask.options().jsonSchema() ? 16 : 0);
        Tally.log(into, Slot.MEDIA, content.media());
        Tally.put(into, Slot.SMALL_OUTPUT, cap >= 0 && cap < SMALL_OUTPUT ? 16 : 0);
    }

    /// Nothing surrounds it: a row of recorded outcomes.
    static void none(int[] into) {
        for (int i = Slot.TURNS.ordinal(); i < Tally.FIRST_MEANING; i++) {
            into[i] = 0;
        }
    }
}
