package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// An OpenAI-shaped answer that needs more than a name changed: rewrites each event as the
/// provider's rules declare, and leaves the rest to the transcript behind it. Only for providers
/// whose rules ask for it; holds at most one unfinished event.
final class Ruled implements Dialect.Transcript, EventStream.Events {

    private final Dialect.Transcript plain;
    private final Answers rules;
    private final EventStream events;
    private final RuledAnswer edits;
    private Bytes rewritten = new Bytes(512);

    Ruled(Dialect.Transcript plain, Answers rules, boolean base64, int limit) {
        this.plain = plain;
        this.events = new EventStream(this, limit);
        this.rules = rules;
        this.edits = new RuledAnswer(rules, base64);
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        return RuledErrors.judged(rules, plain.refused(status, body));
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        byte[] bytes = body.getBytes();
        Value answer = Value.of(rules.streamsOnly() ? Gathered.answer(bytes) : bytes);
        Buffer edited = rules.streamsOnly() ? Buffer.buffer(answer.written()) : body;
        if (edits.touch(answer)) {
            Bytes out = new Bytes(answer.to + 64);
            edits.write(out, answer);
            edited = out.buffer();
        }
        return switch (plain.whole(edited)) {
            case Dialect.Verdict.Broken(Complaint why) ->
                    new Dialect.Verdict.Broken(RuledErrors.judged(rules, why));
            case Dialect.Verdict.Answer answered -> answered;
        };
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
        if (edits.touch(event)) {
            int at = rewritten.length();
            edits.write(rewritten, event);
            rewritten.oneLine(at);
        } else {
            rewritten.line(bytes, from, to);
        }
        rewritten.put("\n\n");
    }

    @Override
    public int held() {
        return events.held();
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
        Complaint overflow = events.overflow();
        Complaint failure = plain.failure();
        return overflow != null || failure == null ? overflow : RuledErrors.judged(rules, failure);
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
