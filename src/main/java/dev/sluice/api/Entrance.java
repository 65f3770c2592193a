package dev.sluice.api;

import dev.sluice.Inquiry;
import dev.sluice.load.Comeback;
import dev.sluice.load.Drain;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.Strain;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What comes before a call is heard: it may be unwelcome. Every event loop.
@Singleton
final class Entrance {

    /// Another instance can take the call at once (reliability.md R44).
    private static final long AGAIN_MILLIS = 1_000;

    /// Retries of a client are no new load (openai-wire RETRY-7).
    private static final CharSequence TRIED =
            HttpHeaders.createOptimized("x-stainless-retry-count");

    /// Of what is no web page, such as a program with a browser in it, or of a page of this
    /// machine. Both have other ways to us than one of ours.
    private static final Pattern NEAR =
            Pattern.compile(
                    "(?!https?:)[a-z][a-z0-9+.-]*://.*|https?://"
                            + "(localhost|[a-z0-9.-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?");

    private final Inquiry inquiry;
    private final Drain drain;
    private final Vitals vitals;
    private final Strain strain;

    Entrance(Inquiry inquiry, Drain drain, Vitals vitals, Meters meters) {
        this.inquiry = inquiry;
        this.vitals = vitals;
        this.strain = meters.standing().strain();
        this.drain = drain;
    }

    /// Null for a call whose body may be read.
    @Nullable Refusal unwelcome(HttpServerRequest request, Envelope envelope) {
        String tried = request.getHeader(TRIED);
        if (tried != null) {
            strain.tried(tried);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && inquiry.open() && !near(origin)) {
            return stray(origin);
        }
        if (drain.closed()) {
            return new Refusal.Busy("draining", Refusal.STOPPING, AGAIN_MILLIS);
        }
        String lack = vitals.lack();
        if (lack != null) {
            strain.shed(lack, "none");
            return overloaded(lack);
        }
        Refusal oversized = envelope.oversized();
        return oversized != null ? oversized : envelope.unreadable();
    }

    /// Whether a page that a browser names as the sender may call where nobody needs a key. One
    /// whose site has its own name resolve to this machine is at home here by every other sign
    /// (security S7), but cannot choose the name.
    static boolean near(String origin) {
        return NEAR.matcher(origin).matches();
    }

    private static Refusal stray(String origin) {
        return new Refusal.Forbidden(
                "The page of '"
                        + Labels.brief(origin)
                        + "' may not call a gateway that asks for no key; give a team one (sluice key create --team NAME), and send it.");
    }

    /// @param lack as in [Vitals#lack]
    static Refusal.Busy overloaded(String lack) {
        String full =
                lack.equals("descriptors")
                        ? "The gateway has as many connections and files open as it may"
                        : "The gateway has as much to do as it has memory for";
        return new Refusal.Busy(
                "overloaded",
                full + "; try again soon.",
                Comeback.millis(ThreadLocalRandom.current()));
    }
}
