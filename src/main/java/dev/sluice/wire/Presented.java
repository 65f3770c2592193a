package dev.sluice.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// Which credential a request presents: one, none, or nothing that could be one (security S13).
final class Presented {

    private static final int LONGEST = 512;
    private static final String BEARER = "bearer ";
    private static final CharSequence[] OTHER_KEYS = {
        HttpHeaders.createOptimized("x-api-key"), HttpHeaders.createOptimized("api-key")
    };
    private static final Credential NONE = new Credential.None();
    private static final Credential TWO =
            new Credential.Malformed("the request carries two different credentials");

    private Presented() {}

    static Credential in(MultiMap headers) {
        String token = null;
        for (String value : headers.getAll(HttpHeaders.AUTHORIZATION)) {
            if (!value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                return new Credential.Malformed("Authorization must be 'Bearer <key>'");
            }
            String next = value.substring(BEARER.length()).strip();
            if (token != null && !token.equals(next)) {
                return TWO;
            }
            token = next;
        }
        for (CharSequence name : OTHER_KEYS) {
            if (headers.get(name) == null) {
                continue;
            }
            for (String next : headers.getAll(name)) {
                if (token != null && !token.equals(next)) {
                    return TWO;
                }
                token = next;
            }
        }
        return token == null ? NONE : checked(token);
    }

    /// A blank within is no key's, but also no danger: where no key is needed, any text is let in.
    private static Credential checked(String token) {
        if (token.length() > LONGEST) {
            return new Credential.Malformed("it is longer than " + LONGEST + " bytes");
        }
        return printable(token.indexOf(' ') < 0 ? token : token.replace(' ', '_'))
                ? new Credential.Bearer(token)
                : new Credential.Malformed("it holds characters that no key has");
    }

    /// Whether it is ASCII without blanks and controls.
    static boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
