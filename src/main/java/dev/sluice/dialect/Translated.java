package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// The transcript of a provider that does not speak OpenAI's protocol: a [Reading] understands what
/// it says, a [Telling] says it again. Holds at most one unfinished event; `[DONE]` waits until the
/// upstream has really ended (openai-wire SSE-20).
final class Translated implements Dialect.Transcript, EventStream.Events {

    private final Ask ask;
    private final Reading reading;
    private final long created;
    private final Naming naming;
    private final boolean legacy;
    private final Chunks chunks;
    private final EventStream events = new EventStream(this);
    private @Nullable Complaint failure;
    private Telling told;
    private boolean alive;
    private boolean finished;

    /// @param created seconds since 1970
    /// @param naming where reasoning stands in the answer
    Translated(Ask ask, Reading reading, long created, Naming naming) {
        this.ask = ask.told();
        this.reading = reading;
        this.created = created;
        this.naming = naming;
        this.legacy = Legacy.spoken(ask);
        boolean usage = ask.usageWish() == Ask.UsageWish.YES;
        this.chunks = new Chunks(ask.model(), created, usage, naming, legacy);
        this.told = chunks;
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        return reading.refused(status, body.getBytes());
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        Value answer = Value.of(body.getBytes());
        if (!answer.isObject()) {
            return broken(Complaint.protocol("the upstream's answer is not one JSON object"));
        }
        Completion completion = new Completion(naming, legacy);
        told = completion;
        reading.whole(answer, completion);
        Complaint complaint = reading.failure();
        String finish = reading.finish();
        if (complaint != null) {
            return broken(complaint);
        }
        return finish == null
                ? broken(Complaint.protocol("the upstream's answer holds no finished choice"))
                : new Dialect.Verdict.Answer(
                        completion.body(ask.model(), created, finish, reported()));
    }

    private static Dialect.Verdict broken(Complaint complaint) {
        return new Dialect.Verdict.Broken(complaint);
    }

    @Override
    public Buffer feed(Buffer upstream) {
        ByteBuf bytes = upstream.getByteBuf();
        if (bytes.hasArray()) {
            int from = bytes.arrayOffset() + bytes.readerIndex();
            events.feed(bytes.array(), from, from + bytes.readableBytes());
        } else {
            events.feed(upstream.getBytes(), 0, upstream.length());
        }
        failure = failure != null ? failure : events.overflow();
        return chunks.take();
    }

    @Override
    public Buffer finish() {
        events.finish();
        if (failure == null && reading.finish() == null) {
            failure = Complaint.protocol("the upstream's stream ended before its answer did");
        }
        if (failure == null) {
            close();
            chunks.end(reported());
        }
        return chunks.take();
    }

    @Override
    public void event(byte[] bytes, int from, int to, boolean raw, boolean error) {
        if (failure != null || to - from == 6 && bytes[from] == '[') {
            return;
        }
        alive = true;
        Value event = Value.of(bytes, from, to);
        if (event.isObject()) {
            reading.event(event, chunks);
            failure = reading.failure();
        } else {
            failure = Complaint.protocol("an event of the upstream is not one JSON object");
        }
        if (failure == null && reading.ended()) {
            close();
        }
    }

    private void close() {
        String reason = reading.finish();
        if (!finished && reason != null) {
            finished = true;
            chunks.finish(reason);
        }
    }

    @Override
    public int held() {
        return events.held();
    }

    @Override
    public boolean speaking() {
        return told.spoken() > 0;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public boolean complete() {
        return failure == null && reading.finish() != null;
    }

    @Override
    public @Nullable Complaint failure() {
        return failure;
    }

    @Override
    public Usage usage() {
        return UsageReader.known(reading.usage(), reading.finish() != null, ask, told.spoken());
    }

    @Override
    public Stop stop() {
        String reason = reading.finish();
        return new Stop(reason == null ? "none" : reason, told.said());
    }

    private Usage reported() {
        Usage usage = reading.usage();
        return usage == null ? Usage.UNKNOWN : usage;
    }
}
