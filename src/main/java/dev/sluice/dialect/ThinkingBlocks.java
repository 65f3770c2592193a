package dev.sluice.dialect;

/// What proves a thought, in the `thinking_blocks` of an answer in OpenAI's form (providers.md
/// section 4).
final class ThinkingBlocks {

    private ThinkingBlocks() {}

    static Bytes sealed(Bytes out, Value thinking, Value signature) {
        return out.put("{\"type\":\"thinking\",\"thinking\":")
                .put(thinking)
                .put(",\"signature\":")
                .put(signature)
                .put("}");
    }

    static Bytes redacted(Bytes out, Value data) {
        return out.put("{\"type\":\"redacted_thinking\",\"data\":").put(data).put("}");
    }
}
