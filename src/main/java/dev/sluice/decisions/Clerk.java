package dev.sluice.decisions;

import dev.sluice.ask.Glyphs;
import dev.sluice.ask.Text;
import dev.sluice.complexity.Scale;
import dev.sluice.decisions.DecisionRecord.Seen;
import org.jspecify.annotations.Nullable;

/// Turns what a call left into a record that may be kept. One thread.
final class Clerk {

    private final Seal seal;
    private @Nullable Scale last;
    private String artifact = "";

    Clerk(Seal seal) {
        this.seal = seal;
    }

    DecisionRecord record(Draft draft) {
        DecisionRecord open = draft.open();
        Seen seen = open.weighed().seen();
        Seen hidden =
                new Seen(
                        seen.features() == null ? null : seal.seal(seen.features()),
                        draft.prompt() == null ? "" : words(draft.prompt()));
        return new DecisionRecord(
                open.id(),
                open.at(),
                draft.conversation() == 0 ? "" : seal.conversation(draft.conversation()),
                open.asked(),
                open.with(hidden, artifact(draft.scale())).weighed(),
                open.routed(),
                open.ended(),
                open.after());
    }

    /// Most calls share their scale with the one before.
    private String artifact(Scale scale) {
        if (!scale.equals(last)) {
            last = scale;
            artifact = scale.estimator();
        }
        return artifact;
    }

    private static String words(Text text) {
        StringBuilder words = new StringBuilder();
        Glyphs glyphs = text.glyphs();
        for (int glyph = glyphs.next(); glyph >= 0; glyph = glyphs.next()) {
            words.appendCodePoint(glyph);
        }
        return words.toString();
    }
}
