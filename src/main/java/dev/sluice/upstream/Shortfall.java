package dev.sluice.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.dialect.Form;
import dev.sluice.dialect.Interpreter;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a whole answer lacks, so that a stronger model should answer again (routing-quality.md
/// section 6). Read only for calls that may escalate; one call, one thread.
final class Shortfall {

    private static final JsonFactory JSON = new JsonFactory();

    /// How models decline in a few words. An answer that goes on is one.
    private static final Pattern DECLINES =
            Pattern.compile(
                    "\\s*(?:(?:I['’]m |I am )?(?:very |so )?sorry[,.]? (?:but )?|unfortunately,? )?"
                            + "I (?:cannot|can['’]?t|won['’]?t|am (?:unable|not able) to)"
                            + " (?:help|assist|comply|fulfill?|answer|provide|do (?:that|this)"
                            + "|share|discuss|create|generate|write|continue)\\b.*"
                            + "|\\s*(?:죄송|미안).*(?:도와|도움|답변|답해|제공|작성)[^.]{0,12}(?:수 없|어렵).*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Characters of the longest text that only declines (chosen).
    private static final int FEW_WORDS = 300;

    private final @Nullable Form form;
    private final Set<String> tools;
    private @Nullable String cause;

    private Shortfall(Ask ask) throws IOException {
        this.form = ask.options().jsonSchema() ? Form.of(ask) : null;
        this.tools = ask.content().tools() > 0 ? offered(ask) : Set.of();
    }

    /// `length`, `schema`, `tool_call`, `refusal` or `empty`; null when nothing is wrong that can
    /// be seen. An answer that cannot be read is the caller's to judge, as it would be without
    /// this.
    static @Nullable String of(Ask ask, Buffer body) {
        boolean messages = ask.endpoint().anthropic();
        Buffer chat = messages ? Interpreter.chat(ask, body) : body;
        try (JsonParser at = JSON.createParser(chat.getBytes())) {
            Shortfall found = new Shortfall(ask);
            found.answer(at);
            return found.cause;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static Set<String> offered(Ask ask) throws IOException {
        Body body = ask.body();
        // tools[] . name, or tools[] . function . name
        int own = ask.endpoint().anthropic() ? 2 : 3;
        Set<String> names = new HashSet<>();
        int member = body.find("tools");
        if (member < 0) {
            return names;
        }
        int start = body.valueStart(member);
        try (JsonParser at =
                JSON.createParser(body.bytes(), start, body.valueEnd(member) - start)) {
            int depth = 0;
            for (JsonToken token = at.nextToken(); token != null; token = at.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == own
                        && token == JsonToken.VALUE_STRING
                        && "name".equals(at.currentName())) {
                    names.add(at.getText());
                }
            }
        }
        return names;
    }

    private void answer(JsonParser at) throws IOException {
        boolean chosen = false;
        at.nextToken();
        while (at.nextToken() == JsonToken.FIELD_NAME) {
            boolean choices = at.currentName().equals("choices");
            if (at.nextToken() == JsonToken.START_ARRAY && choices) {
                while (at.nextToken() == JsonToken.START_OBJECT) {
                    chosen = true;
                    choice(at);
                }
            } else {
                at.skipChildren();
            }
        }
        if (!chosen) {
            blame("empty");
        }
    }

    private void choice(JsonParser at) throws IOException {
        boolean said = false;
        while (at.nextToken() == JsonToken.FIELD_NAME) {
            String name = at.currentName();
            JsonToken value = at.nextToken();
            if (name.equals("message") && value == JsonToken.START_OBJECT) {
                said |= message(at);
            } else if (name.equals("finish_reason") && "length".equals(at.getText())) {
                cause = "length";
            } else if (name.equals("text")) {
                said |= value == JsonToken.VALUE_STRING && at.getTextLength() > 0;
            } else {
                at.skipChildren();
            }
        }
        if (!said) {
            blame("empty");
        }
    }

    /// Whether it says anything to the caller; thoughts do not count.
    private boolean message(JsonParser at) throws IOException {
        boolean said = false;
        while (at.nextToken() == JsonToken.FIELD_NAME) {
            String name = at.currentName();
            JsonToken value = at.nextToken();
            if (name.equals("tool_calls") && value == JsonToken.START_ARRAY) {
                said = true;
                while (at.nextToken() == JsonToken.START_OBJECT) {
                    toolCall(at);
                }
            } else if (name.equals("content") && value == JsonToken.VALUE_STRING) {
                String text = at.getText();
                said |= !text.isBlank();
                if (text.length() <= FEW_WORDS && DECLINES.matcher(text).matches()) {
                    blame("refusal");
                }
                if (form != null && form.brokenBy(text)) {
                    blame("schema");
                }
            } else {
                if (name.equals("refusal") && value == JsonToken.VALUE_STRING) {
                    blame("refusal");
                }
                said |= isSaid(name, value);
                at.skipChildren();
            }
        }
        return said;
    }

    private static boolean isSaid(String name, JsonToken value) {
        return value != JsonToken.VALUE_NULL
                && (name.equals("refusal")
                        || name.equals("function_call")
                        || name.equals("audio")
                        || name.equals("content"));
    }

    private void toolCall(JsonParser at) throws IOException {
        while (at.nextToken() == JsonToken.FIELD_NAME) {
            boolean function = at.currentName().equals("function");
            if (at.nextToken() != JsonToken.START_OBJECT || !function) {
                at.skipChildren();
                continue;
            }
            while (at.nextToken() == JsonToken.FIELD_NAME) {
                String name = at.currentName();
                boolean text = at.nextToken() == JsonToken.VALUE_STRING;
                if (text && name.equals("name") && !tools.contains(at.getText())
                        || text && name.equals("arguments") && !areArguments(at.getText())) {
                    blame("tool_call");
                }
                at.skipChildren();
            }
        }
    }

    /// The first cause found stays, but for `length`, which explains the others.
    private void blame(String found) {
        cause = cause == null ? found : cause;
    }

    /// Some models call a tool without arguments by an empty text, which clients take for `{}`.
    private static boolean areArguments(String text) {
        return text.isEmpty() || Form.isObject(text);
    }
}
