package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One answer of an OpenAI-shaped upstream, passed on byte for byte but for three declared edits:
/// the model's name where the caller used another one (openai-wire ECHO-1), the usage that only we
/// asked for (USAGE-6), and `"error":null` (SSE-7). Holds `[DONE]` back until the upstream has
/// really ended: neither it nor a polite close proves an answer whole (SSE-20, SSE-21).
final class OpenAiTranscript implements Dialect.Transcript, EventStream.Events {

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Ask ask;
    private final byte @Nullable [] echo;
    private final Frame frame = new Frame();
    private final EventStream events;
    private final Rewrite rewrite = new Rewrite();

    private @Nullable Complaint failure;
    private @Nullable Usage usage;
    private byte[] usageMoved = Rewrite.NOTHING;
    private long contentBytes;
    private boolean alive;
    private boolean done;
    private boolean ending;

    OpenAiTranscript(Ask ask, Model model) {
        this.ask = ask.told();
        this.events = new EventStream(this, EventLimit.of(ask, model));
        this.echo = ask.model().equals(model.upstream()) ? null : Rewrite.quoted(ask.model());
    }

    @Override
    public Complaint refused(int status, Buffer body) {
        return Complaints.read(status, body.getBytes());
    }

    @Override
    public Dialect.Verdict whole(Buffer body) {
        byte[] bytes = rewrite.begin(body);
        if (!frame.read(bytes, rewrite.from(), rewrite.to())) {
            return new Dialect.Verdict.Broken(
                    Complaint.protocol("the upstream's answer is not one JSON object"));
        }
        usage = UsageFrame.after(usage, frame, bytes);
        if (frame.has(frame.errorStart)) {
            return new Dialect.Verdict.Broken(Complaints.read(200, body.getBytes()));
        }
        if (frame.aborted || ask.endpoint().generates() && !frame.has(frame.choicesStart)) {
            return new Dialect.Verdict.Broken(
                    Complaint.protocol("the upstream's answer holds no finished choice"));
        }
        contentBytes = frame.contentBytes;
        if (echo == null || frame.modelStart < 0) {
            return new Dialect.Verdict.Answer(body);
        }
        rewrite.start(bytes, rewrite.from(), rewrite.to());
        rewrite.replace(frame.modelStart, frame.modelEnd, echo);
        return new Dialect.Verdict.Answer(rewrite.finish());
    }

    @Override
    public Buffer feed(Buffer upstream) {
        events.feed(rewrite.begin(upstream), rewrite.from(), rewrite.to());
        frame.letGo();
        failure = failure != null ? failure : events.overflow();
        return rewrite.take();
    }

    @Override
    public Buffer finish() {
        rewrite.begin(Buffer.buffer());
        ending = true;
        events.finish();
        if (failure == null && !frame.whole()) {
            failure = Complaint.protocol("the upstream's stream ended before its answer did");
        }
        if (failure == null) {
            rewrite.append(usageMoved);
            rewrite.append(DONE);
        }
        return rewrite.take();
    }

    @Override
    public void event(byte[] bytes, int from, int to, boolean raw, boolean error) {
        if (failure != null || done) {
            return;
        }
        alive = true;
        done = to - from == 6 && bytes[from] == '[';
        if (done) {
            return;
        }
        boolean json = !error && frame.read(bytes, from, to);
        usage = json ? UsageFrame.after(usage, frame, bytes) : usage;
        if (error || json && frame.has(frame.errorStart)) {
            failure = Complaints.read(200, java.util.Arrays.copyOfRange(bytes, from, to));
        } else if (json) {
            frame(bytes, from, to, raw);
        } else if (ending) {
            failure = Complaint.protocol("the upstream's stream ended within an event");
        } else {
            pass(bytes, from, to, raw);
        }
    }

    private void frame(byte[] bytes, int from, int to, boolean raw) {
        contentBytes += frame.contentBytes;
        if (frame.aborted) {
            failure = Complaint.protocol("the upstream broke its answer off");
            return;
        }
        boolean wantsUsage = ask.usageWish() == Ask.UsageWish.YES;
        boolean counted = frame.has(frame.usageStart);
        if (counted) {
            usageMoved = Rewrite.NOTHING;
            if (frame.choices == 0 && !wantsUsage) {
                return;
            }
            if (frame.choices > 0 && wantsUsage) {
                usageMoved = UsageFrame.of(frame, bytes, ask.endpoint(), echo);
            }
        }
        boolean hideUsage = frame.usageStart >= 0 && !wantsUsage;
        byte[] name = frame.modelStart >= 0 ? echo : null;
        if (!hideUsage && frame.errorStart < 0 && name == null && usageMoved.length == 0) {
            pass(bytes, from, to, raw);
            return;
        }
        rewrite.start(bytes, from, to);
        rewrite.append(DATA);
        if (name != null) {
            rewrite.replace(frame.modelStart, frame.modelEnd, name);
        }
        if (hideUsage) {
            rewrite.cut(frame.usageKey, frame.usageEnd);
        } else if (counted && usageMoved.length > 0) {
            rewrite.replace(frame.usageStart, frame.usageEnd, NULL);
        }
        if (frame.errorStart >= 0) {
            rewrite.cut(frame.errorKey, frame.errorEnd);
        }
        rewrite.endEvent();
    }

    private void pass(byte[] bytes, int from, int to, boolean raw) {
        if (raw) {
            rewrite.appendRange(bytes, from - DATA.length, to + 2);
        } else {
            rewrite.append(DATA);
            rewrite.appendOneLine(bytes, from, to);
        }
    }

    @Override
    public int held() {
        return events.held();
    }

    @Override
    public boolean speaking() {
        return contentBytes > 0;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public boolean complete() {
        return done && frame.whole();
    }

    @Override
    public @Nullable Complaint failure() {
        return failure;
    }

    @Override
    public Usage usage() {
        return UsageReader.known(usage, !ask.streams() || frame.whole(), ask, contentBytes);
    }

    @Override
    public Stop stop() {
        return new Stop(frame.stop, frame.visible);
    }
}
