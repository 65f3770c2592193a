package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// A transcript in OpenAI's words, said again in Anthropic's. What is known of the answer the other
/// transcript knows.
final class Interpretation implements Dialect.Transcript, EventStream.Events {

    private final Ask ask;
    private final Dialect.Transcript other;
    private final ChatReading reading;
    private final boolean thinks;
    private final MessageEvents told;
    private final EventStream events = new EventStream(this);
    private boolean garbled;

    Interpretation(Ask ask, Dialect.Transcript other) {
        this.ask = ask.told();
        this.other = other;
        Value body = Value.of(ask.body().bytes());
        this.reading = new ChatReading(body.get("stop_sequences").items());
        this.thinks = thinks(body.get("thinking"));
        this.told = new MessageEvents(ask.model(), thinks);
    }

    /// Whether the caller takes thoughts: who did not ask for any need not know what they are.
    private static boolean thinks(Value thinking) {
        return thinking.isObject()
                && !thinking.get("type").is("disabled")
                && !thinking.get("display").is("omitted");
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        return other.refused(status, body);
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        return switch (other.whole(body)) {
            case Dialect.Verdict.Answer(Buffer chat) -> {
                MessageWhole message = new MessageWhole(thinks);
                Value answer = Value.of(chat.getBytes());
                garbled = MessageParts.garbled(answer);
                reading.whole(answer, message);
                yield new Dialect.Verdict.Answer(message.body(ask.model(), reading, other.usage()));
            }
            case Dialect.Verdict.Broken broken -> broken;
        };
    }

    @Override
    public Buffer feed(Buffer upstream) {
        retell(other.feed(upstream));
        return told.take();
    }

    private void retell(Buffer chat) {
        byte[] bytes = chat.getBytes();
        events.feed(bytes, 0, bytes.length);
    }

    @Override
    public Buffer finish() {
        retell(other.finish());
        events.finish();
        if (failure() == null) {
            told.end(reading, other.usage());
        }
        return told.take();
    }

    @Override
    public void event(byte[] bytes, int from, int to, boolean raw, boolean error) {
        if (bytes[from] == '{') {
            reading.event(Value.of(bytes, from, to), told);
        }
    }

    @Override
    public int held() {
        return other.held();
    }

    @Override
    public boolean speaking() {
        return other.speaking();
    }

    @Override
    public boolean alive() {
        return other.alive();
    }

    @Override
    public boolean complete() {
        return other.complete();
    }

    @Override
    public @Nullable Complaint failure() {
        Complaint failure = other.failure();
        return failure != null ? failure : reading.failure();
    }

    @Override
    public Usage usage() {
        return other.usage();
    }

    @Override
    public Stop stop() {
        Stop stop = other.stop();
        return new Stop(stop.reason(), stop.said(), garbled);
    }
}
