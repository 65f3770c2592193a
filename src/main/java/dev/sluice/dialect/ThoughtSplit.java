package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;
import org.jspecify.annotations.Nullable;

/// Takes thoughts out of a content where a provider's rules say that they stand there: as parts of
/// their own, or between tags. One per choice.
final class ThoughtSplit {

    private final Answers rules;
    private final ThinkTags tags = new ThinkTags();

    ThoughtSplit(Answers rules) {
        this.rules = rules;
    }

    /// Insides of strings; both may be empty.
    record Halves(Bytes thought, Bytes text) {

        Halves() {
            this(new Bytes(64), new Bytes(64));
        }

        private void add(ThinkTags.Said said) {
            thought.words(Value.quoted(said.reasoning()));
            text.words(Value.quoted(said.content()));
        }
    }

    /// Null for a content that goes on as it is.
    ///
    /// @param last whether nothing of this choice comes behind
    @Nullable Halves of(Value content, boolean last) {
        if (rules.parts() && content.isArray()) {
            return parts(content);
        }
        if (!rules.thinkTags() || tags.talks() || !content.isString() && !last) {
            return null;
        }
        Halves halves = new Halves();
        halves.add(tags.feed(content.text()));
        if (last) {
            halves.add(tags.end());
        }
        return halves;
    }

    private static Halves parts(Value content) {
        Halves halves = new Halves();
        for (Value part : content.items()) {
            if (part.get("type").is("thinking")) {
                for (Value thought : part.get("thinking").items()) {
                    halves.thought.words(thought.get("text"));
                }
            } else {
                halves.text.words(part.get("text"));
            }
        }
        return halves;
    }
}
