package dev.sluice.admin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is signed in, in this instance: a session is a random cookie and a token that a page of ours
/// sends along. Any thread.
@Singleton
final class Sessions {

    /// Browsers take one of this name over TLS alone, and from no other host (security S15).
    static final String SECURE = "__Host-sluice_session";

    static final String PLAIN = "sluice_session";

    /// security.md S15.
    private static final long IDLE = Duration.ofMinutes(30).toMillis();

    /// Said by a page of ours that asks by itself, with nobody at it.
    private static final String UNTOUCHED = "x-sluice-untouched";

    private static final long LONGEST = Duration.ofHours(12).toMillis();
    private static final int MOST = 100;

    private final InstantSource clock;
    private final Hosts hosts;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>();

    @Inject
    Sessions(InstantSource clock, Hosts hosts) {
        this.clock = clock;
        this.hosts = hosts;
    }

    /// @param csrf what every write must repeat
    record Session(String token, String csrf, long begunAt, long usedAt) {

        long expiresAt() {
            return Math.min(begunAt + LONGEST, usedAt + IDLE);
        }
    }

    /// Beyond a hundred the oldest ends.
    synchronized Session begin() {
        long now = clock.millis();
        Session session = new Session(word(), word(), now, now);
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(session.token(), session);
        return session;
    }

    /// Whether a session goes on. Asking is no use of it.
    synchronized boolean lives(Session session) {
        Session now = open.get(session.token());
        return now != null && clock.millis() < now.expiresAt();
    }

    /// The session of a request; null for none. It counts as used, unless nobody is behind it: a
    /// page left open would never be signed out, and a browser takes up a live stream by itself.
    @Nullable Session of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(hosts.secure(request) ? SECURE : PLAIN);
        boolean meant =
                !request.headers().contains(UNTOUCHED) && !LiveResource.PATH.equals(request.path());
        return cookie == null ? null : of(cookie.getValue(), meant);
    }

    /// @param meant whether that is a use of it
    synchronized @Nullable Session of(String token, boolean meant) {
        Session session = open.get(token);
        if (session == null) {
            return null;
        }
        long now = clock.millis();
        if (now >= session.expiresAt()) {
            open.remove(session.token());
            return null;
        }
        if (!meant) {
            return session;
        }
        Session used = new Session(session.token(), session.csrf(), session.begunAt(), now);
        open.put(used.token(), used);
        return used;
    }

    synchronized void end(Session session) {
        open.remove(session.token());
    }

    private String word() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
