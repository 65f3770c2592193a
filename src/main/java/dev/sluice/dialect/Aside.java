package dev.sluice.dialect;

/// What a provider tells beside an answer's words.
sealed interface Aside {

    /// Writes the delta of an event of its own, and what stands beside that.
    void delta(Bytes out);

    /// How likely the words told last were.
    ///
    /// @param tokens items of `logprobs.content` in OpenAI's form, with commas between them
    record Likely(Bytes tokens) implements Aside {

        @Override
        public void delta(Bytes out) {
            out.put("{},\"logprobs\":{\"content\":[").put(tokens).put("],\"refusal\":null}");
        }
    }

    /// What proves the text told so far, to be sent back with it unchanged.
    ///
    /// @param signature Gemini's, a string
    record Signed(Value signature) implements Aside {

        @Override
        public void delta(Bytes out) {
            write(out.put("{")).put("}");
        }

        /// The member that holds it: Google's own in its OpenAI-shaped API.
        Bytes write(Bytes out) {
            return out.put("\"extra_content\":{\"google\":{\"thought_signature\":")
                    .put(signature)
                    .put("}}");
        }
    }
}
