package dev.sluice.upstream;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.ledger.Outcome;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Reply;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One attempt, ready to be made.
record Plan(
        Errand errand, Model model, Target target, Dialect.Outbound outbound, Careful transcript) {

    /// What it opens when it succeeds.
    sealed interface Opened {

        /// The upstream's.
        MultiMap headers();

        record Whole(MultiMap headers, Buffer body) implements Opened {}

        record Stream(MultiMap headers, Flow flow) implements Opened {}
    }

    private static final String STREAM = "text/event-stream";

    /// In the place of a request whose stream has begun.
    private static final Dialect.Outbound SENT =
            new Dialect.Outbound("", Map.of(), new byte[0], List.of());

    /// Throws [dev.sluice.wire.Refused] when the candidate's protocol has no words for the request.
    /// Whatever goes wrong here, no attempt comes of it.
    ///
    /// @param dialects by name
    /// @param patch what the request is changed by
    static Plan of(
            Errand errand, Step step, Map<String, Dialect> dialects, Patch patch, Pulse pulse) {
        try {
            Model seen = pulse.seen(step.model());
            Dialect spoken =
                    Objects.requireNonNull(dialects.get(seen.provider().dialect()))
                            .forTeam(errand.sender().team());
            return new Plan(
                    errand,
                    step.model(),
                    step.target(),
                    spoken.encode(errand.ask(), seen, patch),
                    new Careful(spoken.transcript(errand.ask(), seen)));
        } catch (RuntimeException no) {
            pulse.unused();
            throw no;
        }
    }

    /// The same once the stream has begun, and its target was heard: nobody will send the request
    /// again, and its bytes would live as long as the stream (reliability.md R25).
    Plan committed() {
        target.room().heard();
        return new Plan(errand.committed(), model, target, SENT, transcript);
    }

    /// Those of an attempt that begins now.
    Clocks clocks(long start, Clocks.Expiry expiry) {
        return new Clocks(errand.timeouts(model), start, errand.deadline(model), expiry);
    }

    /// Where it goes: to the target, or to a server of ours in this process.
    ///
    /// @param at the address instead of the target's name; null for the name
    RequestOptions to(@Nullable SocketAddress at) {
        URI instead = outbound.instead();
        RequestOptions to =
                instead == null
                        ? target.request(path())
                        : new RequestOptions().setAbsoluteURI(instead + "/" + path());
        return (at == null ? to : to.setServer(at)).setMethod(HttpMethod.POST);
    }

    /// With the caller's query, as it came (openai-wire EP-6): only where the dialect kept the path
    /// it came with, for elsewhere it means something else.
    private String path() {
        String query = errand.call().query();
        String path = outbound.path();
        return query.isEmpty() || !path.equals(errand.call().endpoint().path())
                ? path
                : path + '?' + query;
    }

    /// Hands the request to its connection.
    Future<HttpClientResponse> send(HttpClientRequest ready) {
        return Connections.tried(errand.call(), () -> sent(ready));
    }

    private Future<HttpClientResponse> sent(HttpClientRequest ready) {
        MultiMap headers = ready.headers();
        outbound.headers().forEach(headers::add);
        headers.add(HttpHeaders.USER_AGENT, Passed.SLUICE)
                .add(Passed.REQUEST_ID, errand.sender().decision());
        String betas = betas();
        if (!betas.isEmpty()) {
            headers.add("anthropic-beta", betas);
        }
        Connections.retire(ready, System.nanoTime());
        return ready.send(Buffer.buffer(Unpooled.wrappedBuffer(outbound.body())));
    }

    /// What the caller asks for and the provider may hear of, to who is asked in the caller's own
    /// words (openai-wire HDR-2).
    private String betas() {
        List<String> asked = errand.call().wishes().betas();
        return asked.isEmpty() || !outbound.path().equals(errand.call().endpoint().path())
                ? ""
                : asked.stream()
                        .filter(model.provider().rules()::allows)
                        .collect(Collectors.joining(","));
    }

    boolean streams() {
        return errand.ask().streams();
    }

    /// Whether the answer is the stream that was asked for; what it is packed in is known from now.
    boolean streamed(HttpClientResponse head) {
        transcript.encoded(head.getHeader(HttpHeaders.CONTENT_ENCODING));
        String type = head.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean events = type != null && type.regionMatches(true, 0, STREAM, 0, STREAM.length());
        return events && streams() && head.statusCode() == 200;
    }

    /// What the answer's headers say of this attempt and those before it.
    Labels labels(Model first, int attempts) {
        Labels labels = errand.labels(model, first, attempts);
        List<String> dropped = outbound.dropped();
        return dropped.isEmpty() ? labels : labels.add(Labels.DROPPED, Passed.names(dropped));
    }

    /// What the caller gets of it: the head, and the whole or what follows.
    Reply reply(Opened opened, Model first, int attempts) {
        Labels labels = labels(first, attempts);
        Passed.on(this, opened.headers(), labels);
        return switch (opened) {
            case Opened.Whole whole -> {
                errand.watch().stopped(transcript.stop());
                errand.watch().ended(new Outcome.Finished(transcript.usage()));
                yield new Reply.Whole(200, labels, whole.body());
            }
            case Opened.Stream stream -> new Reply.Streamed(labels, stream.flow());
        };
    }

    Fault broken() {
        return Faults.protocol(model.name(), "the connection broke in mid-answer");
    }

    /// What it means that a clock ran out, and counts it.
    Fault expired(Clocks.Kind kind, long afterMillis) {
        if (kind != Clocks.Kind.DISMISSED) {
            target.meters().timeout(kind.word);
        }
        return kind.fault(model.name(), afterMillis);
    }

    /// Before the first content: what was cut after it was not too much for the target.
    void failed(Fault fault) {
        if (fault.crowded()) {
            target.room().overloaded(System.nanoTime());
        } else if (fault.cause() == Cause.STALE) {
            target.shield().stale(System.nanoTime());
        }
    }

    void attempted(String word, long nanos) {
        target.ended(streams() && !outbound.equals(SENT));
        if (word.equals(Relay.BROKEN)) {
            target.brokeOff();
        }
        target.meters().attempt(errand.ask().endpoint(), word, nanos);
    }
}
