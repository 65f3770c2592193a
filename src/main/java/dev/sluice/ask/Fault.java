package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonStreamContext;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import java.util.regex.Pattern;

/// The ways a request's JSON is refused. A path such as `messages[3].content`; empty for the whole
/// body.
final class Fault {

    /// Limits of security.md section 6.
    static final int MAX_DEPTH = 64;

    static final int MAX_NUMBER = 64;

    private static final Pattern SHOWN = Pattern.compile("[\\w.$-]{1,64}");

    private Fault() {}

    static Refused at(String path, String what) {
        if (path.isEmpty()) {
            return new Refused(new Refusal.Malformed(null, null, "the body " + what));
        }
        return new Refused(new Refusal.Malformed(path, null, path + " " + what));
    }

    /// A value that OpenAI's error codes have a word for.
    static Refused unsupported(String path, String what) {
        return new Refused(new Refusal.Malformed(path, "unsupported_value", path + " " + what));
    }

    static Refused tooMany(String path, int most) {
        return unsupported(path, "has more than " + most + " entries");
    }

    static Refused missing(String member) {
        String what = "missing required parameter: " + member;
        return new Refused(new Refusal.Malformed(member, "missing_required_parameter", what));
    }

    static Refused syntax(JsonStreamContext where, int position) {
        return at(path(where), "is not valid JSON: syntax error at byte position " + position);
    }

    /// A limit of the parser's, told by the token's first byte: Jackson's own text is not for
    /// callers.
    static Refused limit(JsonStreamContext where, byte first, int position) {
        String what;
        if (first == '{' || first == '[') {
            what = "is nested deeper than " + MAX_DEPTH + " levels";
        } else if (first == '-' || first >= '0' && first <= '9') {
            what = "is a number longer than " + MAX_NUMBER + " digits";
        } else {
            what = "has names that are too long or too many";
        }
        return at(path(where), what + ", at byte position " + position);
    }

    static String path(JsonStreamContext where) {
        StringBuilder path = new StringBuilder();
        append(path, where);
        return path.toString();
    }

    private static void append(StringBuilder path, JsonStreamContext where) {
        if (where.getParent() != null) {
            append(path, where.getParent());
        }
        if (where.inObject() && where.getCurrentName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(shown(where.getCurrentName()));
        } else if (where.inArray() && where.hasCurrentIndex()) {
            path.append('[').append(where.getCurrentIndex()).append(']');
        }
    }

    /// A caller's key in an error: as it is when it looks like a name, else a star.
    static String shown(String key) {
        return SHOWN.matcher(key).matches() ? key : "*";
    }
}
