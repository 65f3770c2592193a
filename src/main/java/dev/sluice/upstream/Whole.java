package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Complaint;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fault.RetryAfter;
import dev.sluice.wire.Endpoint;
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

    private final Model model;
    private final Dialect.Transcript transcript;
    private final boolean streams;
    private final Endpoint asked;
    private Buffer gathered = Buffer.buffer(0);
    private boolean lent;
    private final Held held;
    private boolean refused;

    Whole(Plan plan, Held held) {
        this.model = plan.model();
        this.transcript = plan.transcript();
        this.streams = plan.streams();
        this.asked = plan.errand().ask().endpoint();
        this.held = held;
    }

    /// False when an answer grows beyond its bound, or that of all.
    boolean fits(int status, Buffer part) {
        if (status == 200) {
            refused = !held.fits(gathered.length() + part.length());
            if (!refused) {
                gather(part);
            }
            return !refused && gathered.length() <= LARGEST;
        }
        int room = LARGEST_ERROR - gathered.length();
        gathered.appendBuffer(part, 0, Math.min(room, part.length()));
        return true;
    }

    /// Most answers come in one part, which is taken as it is. Under TLS that is a slice, to which
    /// nothing can be added.
    private void gather(Buffer part) {
        if (gathered.length() == 0) {
            gathered = part;
            lent = true;
            return;
        }
        if (lent) {
            gathered = Buffer.buffer(2 * gathered.length()).appendBuffer(gathered);
            lent = false;
        }
        gathered.appendBuffer(part);
    }

    /// How much was read.
    int bytes() {
        return gathered.length();
    }

    /// Why it did not fit.
    Fault tooLarge() {
        return refused
                ? Held.noRoom()
                : Faults.protocol(model.name(), "its answer is larger than " + LARGEST + " bytes");
    }

    Read read(int status, MultiMap headers) {
        String name = model.name();
        if (status != 200) {
            Complaint complaint = transcript.refused(status, gathered);
            long hint = RetryAfter.millis(headers::get, Instant.now());
            return new Read.Failed(
                    Faults.answered(
                            name, asked, complaint, Math.max(hint, complaint.retryAfterMillis())));
        }
        return switch (transcript.whole(gathered)) {
            case Dialect.Verdict.Broken(Complaint complaint)
                    when !streams || !complaint.brokeProtocol() ->
                    new Read.Failed(Faults.answered(name, complaint, 0));
            case Dialect.Verdict.Broken(_) -> new Read.Failed(noStream());
            case Dialect.Verdict.Answer(_) when streams -> new Read.Failed(noStream());
            case Dialect.Verdict.Answer(Buffer body) -> new Read.Answer(body);
        };
    }

    private Fault noStream() {
        return Faults.protocol(model.name(), "it answered a streamed request without a stream");
    }
}
