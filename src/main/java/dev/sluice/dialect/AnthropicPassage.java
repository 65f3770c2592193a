package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// An answer in Anthropic's words to a caller who speaks them: events go on as they were written,
/// but for the model's name where the caller used another one (openai-wire ECHO-1). Watched for
/// what was used, how it stopped and whether it is whole.
final class AnthropicPassage implements Dialect.Transcript, EventStream.Events {

    private static final int ROOM = 512;
    private static final Usage FREE = new Usage(0, 0, 0, 0, 0, Usage.Source.REPORTED);

    private final Ask ask;
    private final @Nullable Value echo;
    private final EventStream events = new EventStream(this);
    private final AnthropicWatch watch = new AnthropicWatch();
    private Bytes out = new Bytes(ROOM);
    private boolean alive;
    private @Nullable Complaint failure;

    AnthropicPassage(Ask ask, Model model) {
        this.ask = ask.told();
        this.echo = ask.model().equals(model.upstream()) ? null : Value.quoted(ask.model());
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        return AnthropicErrors.read(status, body.getBytes());
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        byte[] bytes = body.getBytes();
        Value answer = Value.of(bytes);
        if (answer.get("type").is("error")) {
            return new Dialect.Verdict.Broken(AnthropicErrors.within(answer));
        }
        boolean counts = ask.endpoint() == Endpoint.COUNT_TOKENS;
        if (counts ? !answer.get("input_tokens").isNumber() : !watch.whole(answer)) {
            return new Dialect.Verdict.Broken(
                    Complaint.protocol("the upstream's answer is not one finished message"));
        }
        Value name = answer.get("model");
        return new Dialect.Verdict.Answer(
                echo == null || !name.isString()
                        ? body
                        : renamed(new Bytes(bytes.length + ROOM), answer, name).buffer());
    }

    private Bytes renamed(Bytes to, Value json, Value name) {
        Value with = echo == null ? name : echo;
        return to.put(json.a, json.from, name.from).put(with).put(json.a, name.to, json.to);
    }

    @Override
    public Buffer feed(Buffer upstream) {
        byte[] bytes = upstream.getBytes();
        events.feed(bytes, 0, bytes.length);
        failure = failure != null ? failure : events.overflow();
        return take();
    }

    @Override
    public Buffer finish() {
        events.finish();
        if (failure == null && !watch.stopped()) {
            failure = Complaint.protocol("the upstream's stream ended before its answer did");
        }
        if (failure == null && !watch.ended()) {
            out.put("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
        }
        return take();
    }

    private Buffer take() {
        Buffer told = out.buffer();
        if (out.length() > 0) {
            out = new Bytes(ROOM);
        }
        return told;
    }

    @Override
    public void event(byte[] bytes, int from, int to, boolean raw, boolean error) {
        if (failure != null) {
            return;
        }
        alive = true;
        Value event = Value.of(bytes, from, to);
        Value type = event.get("type");
        if (error || type.is("error")) {
            failure = AnthropicErrors.within(event);
        } else if (!type.says()) {
            failure = Complaint.protocol("an event of the upstream is not one of this protocol");
        } else {
            watch.saw(type, event);
            out.put("event: ").inside(type).put("\ndata: ");
            int start = out.length();
            Value name = event.get("message").get("model");
            (name.isString() ? renamed(out, event, name) : out.put(event)).oneLine(start);
            out.put("\n\n");
        }
    }

    @Override
    public int held() {
        return events.held();
    }

    @Override
    public boolean speaking() {
        return watch.spoken() > 0;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public boolean complete() {
        return failure == null && watch.stopped();
    }

    @Override
    public @Nullable Complaint failure() {
        return failure;
    }

    @Override
    public Usage usage() {
        if (ask.endpoint() == Endpoint.COUNT_TOKENS) {
            return FREE;
        }
        return UsageReader.known(watch.usage(), watch.stopped(), ask, watch.spoken());
    }

    @Override
    public Stop stop() {
        return watch.stop();
    }
}
