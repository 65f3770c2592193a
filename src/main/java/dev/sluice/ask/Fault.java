package dev.sluice.ask;

import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;

/// The ways a request's JSON is refused. A path such as `messages[3].content`; empty for the whole
/// body.
final class Fault {

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
}
