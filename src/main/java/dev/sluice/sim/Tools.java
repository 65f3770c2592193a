package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;

/// The tools that one request offers.
record Tools(JsonNode all) {

    boolean none() {
        return all.isEmpty();
    }

    static String name(JsonNode tool) {
        return tool.path("function").path("name").asText("");
    }

    /// Of a call, valid under the tool's parameters.
    String arguments(String name) {
        for (JsonNode tool : all) {
            JsonNode parameters = tool.path("function").path("parameters");
            if (name(tool).equals(name) && parameters.isObject()) {
                JsonNode made = Instance.of(parameters, "tools");
                return made.isObject() ? made.toString() : "{}";
            }
        }
        return "{}";
    }

    String named(String name) {
        for (JsonNode tool : all) {
            if (!name.isEmpty() && name(tool).equals(name)) {
                return name;
            }
        }
        throw Complaint.invalid(
                "tool_choice", "'tool_choice' names a tool that is not in 'tools'.");
    }

    String first(String param) {
        String name = name(all.path(0));
        if (name.isEmpty()) {
            throw Complaint.invalid(
                    param, "'" + param + "' needs a first tool with function.name.");
        }
        return name;
    }
}
