package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads single members of a request, and complains of what cannot be one.
final class Fields {

    private Fields() {}

    /// An integer member within bounds; `otherwise` when it is absent or null.
    static int whole(JsonNode body, String name, int least, int most, int otherwise) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || value.bigIntegerValue().bitLength() > 31) {
            throw Complaint.invalid(name, "'" + name + "' must be an integer.");
        }
        if (value.longValue() < least || value.longValue() > most) {
            String bounds = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
            throw Complaint.invalid(
                    name,
                    "'" + name + "' is " + value.longValue() + "; it must be " + bounds + ".");
        }
        return value.intValue();
    }

    static String model(JsonNode body) {
        if (!body.path("model").isTextual()) {
            throw Complaint.missing("model");
        }
        return body.path("model").textValue();
    }

    static boolean flag(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw Complaint.invalid(name, "'" + name + "' must be true or false.");
        }
        return value.booleanValue();
    }

    static List<String> stops(JsonNode stop) {
        List<String> stops = new ArrayList<>();
        if (stop.isTextual()) {
            stops.add(stop.textValue());
        }
        stop.elements().forEachRemaining(one -> stops.add(one.asText()));
        if (stops.size() > 4) {
            throw Complaint.invalid("stop", "'stop' may hold at most 4 sequences.");
        }
        stops.removeIf(String::isEmpty);
        return stops;
    }
}
