package dev.sluice.upstream;

import dev.sluice.dialect.Complaint;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fault.RetryAfter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/// An answer that is no stream, gathered up to a bound, and what it means. One event loop.
final class Whole {

    /// A whole answer larger than this is refused: 32 MiB of images or embeddings and their base64
    /// fit (openai-wire SSE-13).
    private static final int LARGEST = 64 << 20;

    /// An error body is read up to here; the rest is of no use to anybody.
    private static final int LARGEST_ERROR = 64 << 10;

    sealed interface Read {

        /// @param body for the caller
        record Answer(Buffer body) implements Read {}

        record Failed(Fault fault) implements Read {}
    }

    private final Plan plan;
    private final Buffer gathered = Buffer.buffer(0);

    Whole(Plan plan) {
        this.plan = plan;
    }

    /// False when an answer grows beyond its bound.
    boolean fits(int status, Buffer part) {
        if (status == 200) {
            gathered.appendBuffer(part);
            return gathered.length() <= LARGEST;
        }
        int room = LARGEST_ERROR - gathered.length();
        gathered.appendBuffer(part, 0, Math.min(room, part.length()));
        return true;
    }

    Fault tooLarge() {
        return Faults.protocol(
                plan.model().name(), "its answer is larger than " + LARGEST + " bytes");
    }

    Read read(int status, MultiMap headers) {
        String model = plan.model().name();
        if (status != 200) {
            Complaint complaint = plan.transcript().refused(status, gathered);
            long hint = RetryAfter.millis(headers::get, Instant.now());
            return new Read.Failed(
                    Faults.answered(
                            model, complaint, Math.max(hint, complaint.retryAfterMillis())));
        }
        return switch (plan.transcript().whole(gathered)) {
            case Dialect.Verdict.Broken(Complaint complaint) ->
                    new Read.Failed(Faults.answered(model, complaint, 0));
            case Dialect.Verdict.Answer(_) when plan.streams() ->
                    new Read.Failed(
                            Faults.protocol(
                                    model, "it answered a streamed request without a stream"));
            case Dialect.Verdict.Answer(Buffer body) -> new Read.Answer(body);
        };
    }
}
