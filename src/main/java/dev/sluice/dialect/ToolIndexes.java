package dev.sluice.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives the tool calls of a stream dense indexes from 0 (openai-wire TOOL-1 to TOOL-3), whether
/// the upstream leaves them out or gives two calls the same. One per choice.
final class ToolIndexes {

    private final List<String> ids = new ArrayList<>();
    private final Map<Integer, Integer> theirs = new HashMap<>();

    boolean any() {
        return !ids.isEmpty();
    }

    /// The calls of a delta, as they are but for their indexes.
    void write(Bytes out, Value calls) {
        out.put("[");
        for (Value call : calls.items()) {
            out.comma().put("{\"index\":").put(of(call));
            for (int i = 0; i < call.size(); i++) {
                if (!call.name(i).equals("index")) {
                    out.put(",\"").put(call.name(i)).put("\":").put(call.at(i));
                }
            }
            out.put("}");
        }
        out.put("]");
    }

    /// The index of the call that a delta belongs to.
    int of(Value delta) {
        String id = delta.get("id").text();
        Value index = delta.get("index");
        if (!index.isNumber()) {
            return id.isEmpty() ? Math.max(0, last(id)) : known(id);
        }
        int their = (int) index.count();
        Integer ours = theirs.get(their);
        boolean another = ours != null && !id.isEmpty() && !ids.get(ours).equals(id);
        if (ours == null || another) {
            ids.add(id);
            theirs.put(their, ids.size() - 1);
            return ids.size() - 1;
        }
        return ours;
    }

    /// Without an id it goes on with the last call, or is the first one.
    private int last(String id) {
        if (ids.isEmpty()) {
            ids.add(id);
        }
        return ids.size() - 1;
    }

    private int known(String id) {
        int at = ids.indexOf(id);
        if (at < 0) {
            ids.add(id);
        }
        return at < 0 ? ids.size() - 1 : at;
    }
}
