package dev.sluice.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the turns of a conversation say in common, whichever provider it goes to: names of tools by
/// call, arguments as objects, texts that are worth sending.
final class Roles {

    private static final Value EMPTY = Value.of(new byte[] {'{', '}'});

    private final Map<String, String> names = new HashMap<>();
    private boolean named;

    /// Notes what a message says besides.
    void heard(Value message) {
        named |= message.get("name").present() && !message.get("role").is("tool");
    }

    /// Whether somebody has a name, which providers of other forms do not take.
    boolean named() {
        return named;
    }

    /// Notes that an assistant called a tool; gives the call's `function`.
    Value called(Value call, String param) {
        Value function = call.get("function");
        if (!function.isObject() || !function.get("name").says()) {
            throw Cannot.read(param, "is no function call", "send function: {name, arguments}");
        }
        names.put(call.get("id").text(), function.get("name").text());
        return function;
    }

    /// The name of the tool that a result belongs to (openai-wire TOOL-11).
    String answered(Value message, String param) {
        String id = message.get("tool_call_id").text();
        @Nullable String name = names.get(id);
        if (name == null) {
            String shown = id.length() <= 64 ? id : id.substring(0, 64) + "...";
            throw Cannot.read(
                    param + ".tool_call_id",
                    "'" + dev.sluice.wire.Labels.clean(shown) + "' answers no call before it",
                    "send the assistant message with that call first");
        }
        return name;
    }

    /// A call's arguments, which stand in a string, as an object; none are an empty one.
    static Value arguments(Value function, String param) {
        Value written = function.get("arguments");
        if (!written.says()) {
            return written.isObject() ? written : EMPTY;
        }
        Value object = Value.of(new Bytes(written.to - written.from).unescaped(written).take());
        if (!Strict.isObject(object)) {
            throw Cannot.read(
                    param + ".function.arguments",
                    "is no JSON object",
                    "send the model's own text");
        }
        return object;
    }

    /// The parts of a content: a string is one text.
    static List<Value> parts(Value content) {
        return content.isString() ? List.of(content) : content.items();
    }

    /// A part's text, or absent when it is of another kind.
    static Value words(Value part) {
        if (part.isString()) {
            return part;
        }
        Value type = part.get("type");
        return type.is("text")
                ? part.get("text")
                : type.is("refusal") ? part.get("refusal") : Value.ABSENT;
    }

    /// Whether a text has more in it than blanks.
    static boolean isBlank(Value words) {
        for (int i = words.from + 1; i < words.to - 1; i++) {
            byte b = words.a[i];
            boolean escape = b == '\\' && "ntr".indexOf(words.a[i + 1]) >= 0;
            if (b != ' ' && !escape) {
                return false;
            }
            i += escape ? 1 : 0;
        }
        return true;
    }
}
