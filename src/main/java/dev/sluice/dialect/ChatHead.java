package dev.sluice.dialect;

import dev.sluice.wire.Ids;

/// What every answer in OpenAI's form begins with.
final class ChatHead {

    private ChatHead() {}

    /// Up to the list of choices, which comes next.
    ///
    /// @param id the provider's own, a string; absent when it has none
    /// @param object what the answer is
    /// @param created seconds since 1970
    /// @param model as the caller named it
    static Bytes write(Bytes out, Value id, String object, long created, String model) {
        out.put("{\"id\":\"chatcmpl-");
        return (id.says() ? out.inside(id) : out.put(Ids.next()))
                .put("\",\"object\":\"")
                .put(object)
                .put("\",\"created\":")
                .put(created)
                .put(",\"model\":")
                .quoted(model)
                .put(",\"choices\":");
    }
}
