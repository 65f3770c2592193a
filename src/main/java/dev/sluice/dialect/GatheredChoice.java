package dev.sluice.dialect;

import java.util.TreeMap;

/// What one choice of a stream has said, as insides of strings, to be told as a whole.
final class GatheredChoice {

    private static final class Call {
        final Bytes head = new Bytes(64);
        final Bytes arguments = new Bytes(64);

        void hear(Value function, String before) {
            if (head.length() == 0 && function.get("name").says()) {
                head.put(before).put("{\"name\":").put(function.get("name"));
                head.put(",\"arguments\":\"");
            }
            arguments.words(function.get("arguments"));
        }

        void write(Bytes out, String end) {
            out.put(head).put(arguments).put(end);
        }
    }

    private final Bytes content = new Bytes(512);
    private final Bytes reasoning = new Bytes(16);
    private final Bytes refusal = new Bytes(16);
    private final Bytes logprobs = new Bytes(16);
    private final ToolIndexes indexes = new ToolIndexes();
    private final TreeMap<Integer, Call> calls = new TreeMap<>();
    private final Call legacy = new Call();
    private String finish = "";

    void hear(Value said) {
        Value delta = said.get("delta");
        content.words(delta.get("content"));
        refusal.words(delta.get("refusal"));
        Value thought = delta.get("reasoning_content");
        reasoning.words(thought.present() ? thought : delta.get("reasoning"));
        for (Value token : said.get("logprobs").get("content").items()) {
            logprobs.comma().put(token);
        }
        for (Value call : delta.get("tool_calls").items()) {
            Value id = call.get("id").isString() ? call.get("id") : Value.quoted("");
            calls.computeIfAbsent(indexes.of(call), _ -> new Call())
                    .hear(
                            call.get("function"),
                            "{\"id\":" + id.written() + ",\"type\":\"function\",\"function\":");
        }
        legacy.hear(delta.get("function_call"), "");
        if (said.get("finish_reason").isString()) {
            finish = said.get("finish_reason").written();
        }
    }

    /// Whether nothing is missing: a reason to end, and the name of each call.
    boolean finished() {
        return !finish.isEmpty()
                && calls.values().stream().allMatch(call -> call.head.length() > 0);
    }

    void write(Bytes out, long index) {
        out.put("{\"index\":").put(index).put(",\"message\":{\"role\":\"assistant\",\"content\":");
        out.string(content);
        if (reasoning.length() > 0) {
            out.put(",\"reasoning_content\":").string(reasoning);
        }
        out.put(",\"refusal\":").string(refusal);
        if (!calls.isEmpty()) {
            out.put(",\"tool_calls\":[");
            calls.values().forEach(call -> call.write(out.comma(), "\"}}"));
            out.put("]");
        }
        if (legacy.head.length() > 0) {
            legacy.write(out.put(",\"function_call\":"), "\"}");
        }
        out.put("},\"logprobs\":");
        if (logprobs.length() > 0) {
            out.put("{\"content\":[").put(logprobs).put("],\"refusal\":null}");
        } else {
            out.put("null");
        }
        out.put(",\"finish_reason\":").put(finish).put("}");
    }
}
