package dev.sluice.dialect;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole answer out of a stream, for a provider that gives no other (openai-wire SSE-16). What is
/// no stream stays as it is; an error in one becomes the answer; a choice that never finished is
/// left out, so that the answer counts as broken.
final class Gathered implements EventStream.Events {

    private final TreeMap<Long, GatheredChoice> choices = new TreeMap<>();
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
            choices.computeIfAbsent(choice.get("index").count(), _ -> new GatheredChoice())
                    .hear(choice);
        }
    }

    private byte[] write() {
        Bytes out = new Bytes(1024).put("{").put(head).put("\"object\":\"chat.completion\"");
        boolean whole = !choices.isEmpty();
        for (GatheredChoice choice : choices.values()) {
            whole &= choice.finished();
        }
        if (whole) {
            out.put(",\"choices\":[");
            choices.forEach((index, choice) -> choice.write(out.comma(), index));
            out.put("]");
        }
        return out.put(usage.isEmpty() ? "}" : ",\"usage\":" + usage + "}").take();
    }
}
