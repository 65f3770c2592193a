package dev.sluice.dialect;

import java.util.ArrayList;
import java.util.List;

/// What stands inside messages and tools that some forms have no place for: marks for a prompt
/// cache, how closely to look at an image, what a file is called.
final class Nested {

    private static final String MARK = "cache_control";

    private boolean marked;
    private boolean detailed;
    private boolean called;

    private Nested() {}

    /// What of it a request has, in OpenAI's form or Anthropic's, by the names that callers are
    /// told.
    static List<String> of(Value body) {
        Nested nested = new Nested();
        body.get("system").items().forEach(nested::part);
        for (Value message : body.get("messages").items()) {
            nested.part(message);
            message.get("tool_calls").items().forEach(nested::part);
        }
        body.get("tools").items().forEach(nested::part);
        List<String> names = new ArrayList<>();
        if (nested.marked) {
            names.add(MARK);
        }
        if (nested.detailed) {
            names.add("image_url.detail");
        }
        if (nested.called) {
            names.add("file.filename");
        }
        return names;
    }

    /// Of a message, a part of one, a tool or a call.
    private void part(Value part) {
        marked |= part.get(MARK).isObject() || part.get("function").get(MARK).isObject();
        detailed |= detailed(part.get("image_url"));
        called |= part.get("file").get("filename").says();
        part.get("content").items().forEach(this::part);
    }

    /// Whether an image is to be looked at in another way than the provider would choose itself.
    static boolean detailed(Value image) {
        Value detail = image.get("detail");
        return detail.present() && !detail.is("auto");
    }
}
