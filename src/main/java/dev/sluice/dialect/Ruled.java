package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An OpenAI-shaped answer that needs more than a name changed: rewrites each event as the
/// provider's rules declare, and leaves the rest to the transcript behind it. Only for providers
/// whose rules ask for it; holds at most one unfinished event.
final class Ruled implements Dialect.Transcript, EventStream.Events {

    private final Dialect.Transcript plain;
    private final Answers rules;
    private final EventStream events = new EventStream(this);
    private final Map<Long, RuledChoice> choices = new HashMap<>();
    private Bytes rewritten = new Bytes(512);

    Ruled(Dialect.Transcript plain, Answers rules) {
        this.plain = plain;
        this.rules = rules;
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        return judged(plain.refused(status, body));
    }

    /// The provider's own word for what went wrong may say more than its status.
    private Complaint judged(Complaint said) {
        Value error = Value.of(said.errorJson().getBytes(StandardCharsets.UTF_8)).get("error");
        for (Map.Entry<String, Integer> rule : rules.errors().entrySet()) {
            boolean about =
                    matches(rule.getKey(), error.get("code").text())
                            || matches(rule.getKey(), error.get("type").text());
            if (about) {
                return new Complaint(
                        rule.getValue(),
                        said.message(),
                        said.code(),
                        said.errorJson(),
                        said.retryAfterMillis());
            }
        }
        return said;
    }

    private static boolean matches(String pattern, String word) {
        return pattern.endsWith("*")
                ? word.startsWith(pattern.substring(0, pattern.length() - 1))
                : word.equals(pattern);
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        byte[] bytes = body.getBytes();
        Value answer = Value.of(rules.streamsOnly() ? Gathered.answer(bytes) : bytes);
        Buffer edited = rules.streamsOnly() ? Buffer.buffer(answer.written()) : body;
        if (rewrites(answer)) {
            Bytes out = new Bytes(answer.to + 64);
            write(out, answer);
            edited = out.buffer();
        }
        return switch (plain.whole(edited)) {
            case Dialect.Verdict.Broken(Complaint why) -> new Dialect.Verdict.Broken(judged(why));
            case Dialect.Verdict.Answer answered -> answered;
        };
    }

    private boolean rewrites(Value answer) {
        return !rules.choicesAsIs() && answer.get("choices").isArray()
                || !rules.usage().isEmpty() && answer.get("usage").isObject();
    }

    private void write(Bytes out, Value answer) {
        out.put("{");
        for (int i = 0; i < answer.size(); i++) {
            Value value = answer.at(i);
            out.comma().put("\"").put(answer.name(i)).put("\":");
            if (answer.name(i).equals("usage") && value.isObject()) {
                UsageNames.write(out, value, rules.usage());
            } else if (answer.name(i).equals("choices")
                    && value.isArray()
                    && !rules.choicesAsIs()) {
                out.put("[");
                for (Value choice : value.items()) {
                    choices.computeIfAbsent(
                                    choice.get("index").count(), _ -> new RuledChoice(rules))
                            .write(out.comma(), choice);
                }
                out.put("]");
            } else {
                out.put(value);
            }
        }
        out.put("}");
    }

    @Override
    public Buffer feed(Buffer upstream) {
        byte[] bytes = upstream.getBytes();
        events.feed(bytes, 0, bytes.length);
        return plain.feed(taken());
    }

    private Buffer taken() {
        Buffer taken = rewritten.buffer();
        if (rewritten.length() > 0) {
            rewritten = new Bytes(512);
        }
        return taken;
    }

    @Override
    public Buffer finish() {
        events.finish();
        return Buffer.buffer().appendBuffer(plain.feed(taken())).appendBuffer(plain.finish());
    }

    @Override
    public void event(byte[] bytes, int from, int to, boolean raw, boolean error) {
        Value event = Value.of(bytes, from, to);
        rewritten.put(error ? "event: error\ndata: " : "data: ");
        if (rewrites(event)) {
            int at = rewritten.length();
            write(rewritten, event);
            rewritten.oneLine(at);
        } else {
            rewritten.line(bytes, from, to);
        }
        rewritten.put("\n\n");
    }

    @Override
    public boolean speaking() {
        return plain.speaking();
    }

    @Override
    public boolean alive() {
        return plain.alive();
    }

    @Override
    public boolean complete() {
        return plain.complete();
    }

    @Override
    public @Nullable Complaint failure() {
        Complaint failure = plain.failure();
        if (events.overflown()) {
            return Complaint.protocol("an event is larger than " + EventStream.LIMIT + " bytes");
        }
        return failure == null ? null : judged(failure);
    }

    @Override
    public Usage usage() {
        return plain.usage();
    }

    @Override
    public Stop stop() {
        return plain.stop();
    }
}
