package dev.sluice.dialect;

import dev.sluice.ask.Body;
import java.util.List;
import java.util.Set;

/// The members of a request that only the operator can have set: the caller did not send them, a
/// patch of a model or a rule brought them.
///
/// @param sent by the caller
/// @param body as rules and patches left it
record Operators(Body sent, Value body) {

    /// A patch writes no escapes: a name with one is the caller's.
    boolean has(String name) {
        return name.indexOf('\\') < 0 && sent.find(name) < 0;
    }

    /// Writes those that no codec knows.
    ///
    /// @param carried by the codec
    /// @param written what the codec wrote already
    void write(Set<String> carried, Bytes out, List<String> written) {
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            boolean ours =
                    RequestMembers.read(name)
                            || RequestMembers.matters(name)
                            || carried.contains(name)
                            || written.contains(name);
            if (!ours && has(name) && body.at(i).present()) {
                out.put(",").quoted(name).put(":").put(body.at(i));
            }
        }
    }
}
