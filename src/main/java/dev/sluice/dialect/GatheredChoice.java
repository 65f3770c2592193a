package dev.sluice.dialect;

import java.util.TreeMap;

/// What one choice of a stream has said, as insides of strings, to be told as a whole.
final class GatheredChoice {

    private static final class Call {
        final Bytes head = new Bytes(64);
        final Bytes arguments = new Bytes(64);
    }

    private final Bytes content = new Bytes(512);
    private final Bytes reasoning = new Bytes(16);
    private final TreeMap<Long, Call> calls = new TreeMap<>();
    private String finish = "";

    void hear(Value said) {
        Value delta = said.get("delta");
        content.words(delta.get("content"));
        Value thought = delta.get("reasoning_content");
        reasoning.words(thought.present() ? thought : delta.get("reasoning"));
        for (Value call : delta.get("tool_calls").items()) {
            Call to = calls.computeIfAbsent(call.get("index").count(), _ -> new Call());
            Value function = call.get("function");
            if (to.head.length() == 0 && function.get("name").says()) {
                to.head
                        .put("{\"id\":")
                        .put(call.get("id").isString() ? call.get("id") : Value.quoted(""))
                        .put(",\"type\":\"function\",\"function\":{\"name\":")
                        .put(function.get("name"))
                        .put(",\"arguments\":\"");
            }
            to.arguments.words(function.get("arguments"));
        }
        if (said.get("finish_reason").isString()) {
            finish = said.get("finish_reason").written();
        }
    }

    boolean finished() {
        return !finish.isEmpty();
    }

    void write(Bytes out, long index) {
        out.put("{\"index\":").put(index).put(",\"message\":{\"role\":\"assistant\",\"content\":");
        out.string(content);
        if (reasoning.length() > 0) {
            out.put(",\"reasoning_content\":").string(reasoning);
        }
        out.put(",\"refusal\":null");
        if (!calls.isEmpty()) {
            out.put(",\"tool_calls\":[");
            for (Call call : calls.values()) {
                out.comma().put(call.head).put(call.arguments).put("\"}}");
            }
            out.put("]");
        }
        out.put("},\"logprobs\":null,\"finish_reason\":").put(finish).put("}");
    }
}
