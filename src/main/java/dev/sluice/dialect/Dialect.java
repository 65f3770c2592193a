package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.ledger.Stop;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One provider protocol. An extension point: see docs/extend.md. The runtime owns connections,
/// clocks, retries and metrics; a dialect only turns an [Ask] into bytes and bytes into an answer.
/// Stateless and shared by all event loops; what belongs to one call lives in its [Transcript].
public interface Dialect {

    /// The name that configuration uses, unique and constant.
    String name();

    boolean speaks(Endpoint endpoint);

    /// The same dialect as it speaks for one team: what one call leaves for the next is no other
    /// team's. Itself where it leaves nothing.
    default Dialect forTeam(String team) {
        return this;
    }

    /// Pure and repeatable: each attempt encodes the caller's original bytes anew (reliability.md
    /// R25).
    ///
    /// @param patch the model's patch with a rule's on top
    Outbound encode(Ask ask, Model model, Patch patch);

    /// The reader of one attempt's answer; used by one event loop.
    Transcript transcript(Ask ask, Model model);

    /// A request ready to send.
    ///
    /// @param path below the provider's base URL, without a leading slash
    /// @param headers complete but for content-length and host; holds the credential, so it is
    ///   never logged
    /// @param dropped top-level members of the caller's request that the provider will not see, or
    ///   sees under another name
    /// @param instead the base URL to send it to, where that is not the provider's own
    record Outbound(
            String path,
            Map<String, String> headers,
            byte[] body,
            List<String> dropped,
            @Nullable URI instead) {

        public Outbound(
                String path, Map<String, String> headers, byte[] body, List<String> dropped) {
            this(path, headers, body, dropped, null);
        }

        @Override
        public String toString() {
            return "Outbound[" + path + "]";
        }
    }

    /// Reads an answer as it goes by and says what the caller gets.
    interface Transcript {

        /// An answer with an error status.
        Complaint refused(int status, Buffer body);

        /// A whole answer with status 200.
        Verdict whole(Buffer body);

        /// Part of a stream, cut anywhere. Gives the complete events that are ready for the caller,
        /// possibly none (length 0). After [#failure] is set, nothing more is fed.
        Buffer feed(Buffer upstream);

        /// Bytes that were fed and wait for the rest of their event.
        default int held() {
            return 0;
        }

        /// The upstream ended its stream cleanly. Gives the last events, `[DONE]` included, or sets
        /// [#failure].
        Buffer finish();

        /// Whether content, reasoning or a tool call has been seen: the moment a stream may be
        /// committed (reliability.md R20).
        boolean speaking();

        /// Whether any event but comments was seen: a stream's first byte (openai-wire SSE-23).
        boolean alive();

        /// Whether the answer has said all it has to say, so that only the end of the connection is
        /// missing.
        boolean complete();

        /// What broke the stream, null while it is whole.
        @Nullable Complaint failure();

        /// What the upstream reported so far; else an estimate, marked as one.
        Usage usage();

        /// How the answer stopped, as far as it has; [Stop#UNKNOWN] from a dialect that cannot say.
        default Stop stop() {
            return Stop.UNKNOWN;
        }
    }

    /// What a whole answer turned out to be.
    sealed interface Verdict {

        /// @param body for the caller, edited where a declared rule says so
        record Answer(Buffer body) implements Verdict {}

        /// Status 200, but not an answer.
        record Broken(Complaint complaint) implements Verdict {}
    }
}
