package dev.sluice.dialect;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole answer out of a stream, for a provider that gives no other (openai-wire SSE-16). What is
/// no stream stays as it is; an error in one becomes the answer; a choice that never finished is
/// left out, so that the answer counts as broken.
final class Gathered implements EventStream.Events {

    /// What one choice has said, as insides of strings.
    private static final class Choice {
        final Bytes content = new Bytes(512);
        final Bytes reasoning = new Bytes(16);
        final TreeMap<Long, Call> calls = new TreeMap<>();
        String finish = "";
    }

    private static final class Call {
        final Bytes head = new Bytes(64);
        final Bytes arguments = new Bytes(64);
    }

    private final TreeMap<Long, Choice> choices = new TreeMap<>();
    private final Bytes head = new Bytes(128);
    private String usage = "";
    private byte @Nullable [] error;

    private Gathered() {}

    static byte[] answer(byte[] body) {
        int start = 0;
        while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
            start++;
        }
        if (start == body.length || body[start] == '{' || body[start] == '[') {
            return body;
        }
        Gathered gathered = new Gathered();
        EventStream events = new EventStream(gathered);
        events.feed(body, start, body.length);
        events.finish();
        byte[] error = gathered.error;
        return error != null ? error : gathered.write();
    }

    @Override
    public void event(byte[] bytes, int from, int to, boolean raw, boolean failed) {
        Value event = Value.of(bytes, from, to);
        if (failed || event.get("error").present()) {
            error = event.written().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return;
        }
        if (head.length() == 0 && event.isObject()) {
            for (String name : new String[] {"id", "created", "model", "system_fingerprint"}) {
                if (event.get(name).present()) {
                    head.put("\"").put(name).put("\":").put(event.get(name)).put(",");
                }
            }
        }
        usage = event.get("usage").isObject() ? event.get("usage").written() : usage;
        for (Value choice : event.get("choices").items()) {
            choice(choice, choices.computeIfAbsent(choice.get("index").count(), _ -> new Choice()));
        }
    }

    private static void choice(Value said, Choice choice) {
        Value delta = said.get("delta");
        add(choice.content, delta.get("content"));
        Value reasoning = delta.get("reasoning_content");
        add(choice.reasoning, reasoning.present() ? reasoning : delta.get("reasoning"));
        for (Value call : delta.get("tool_calls").items()) {
            Call to = choice.calls.computeIfAbsent(call.get("index").count(), _ -> new Call());
            Value function = call.get("function");
            if (to.head.length() == 0 && function.get("name").says()) {
                to.head
                        .put("{\"id\":")
                        .put(call.get("id").isString() ? call.get("id") : Value.quoted(""))
                        .put(",\"type\":\"function\",\"function\":{\"name\":")
                        .put(function.get("name"))
                        .put(",\"arguments\":\"");
            }
            add(to.arguments, function.get("arguments"));
        }
        if (said.get("finish_reason").isString()) {
            choice.finish = said.get("finish_reason").written();
        }
    }

    private static void add(Bytes to, Value string) {
        if (string.says()) {
            to.inside(string);
        }
    }

    private byte[] write() {
        Bytes out = new Bytes(1024).put("{").put(head).put("\"object\":\"chat.completion\"");
        boolean whole = !choices.isEmpty();
        for (Choice choice : choices.values()) {
            whole &= !choice.finish.isEmpty();
        }
        if (whole) {
            out.put(",\"choices\":[");
            choices.forEach((index, choice) -> write(out.comma(), index, choice));
            out.put("]");
        }
        return out.put(usage.isEmpty() ? "}" : ",\"usage\":" + usage + "}").take();
    }

    private static void write(Bytes out, long index, Choice choice) {
        out.put("{\"index\":").put(index).put(",\"message\":{\"role\":\"assistant\",\"content\":");
        string(out, choice.content);
        if (choice.reasoning.length() > 0) {
            string(out.put(",\"reasoning_content\":"), choice.reasoning);
        }
        out.put(",\"refusal\":null");
        if (!choice.calls.isEmpty()) {
            out.put(",\"tool_calls\":[");
            for (Call call : choice.calls.values()) {
                out.comma().put(call.head).put(call.arguments).put("\"}}");
            }
            out.put("]");
        }
        out.put("},\"logprobs\":null,\"finish_reason\":").put(choice.finish).put("}");
    }

    private static void string(Bytes out, Bytes words) {
        if (words.length() == 0) {
            out.put("null");
        } else {
            out.put("\"").put(words).put("\"");
        }
    }
}
