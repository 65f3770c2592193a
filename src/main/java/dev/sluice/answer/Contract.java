package dev.sluice.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.dialect.Form;
import java.io.IOException;
import java.util.Arrays;

/// What an answer has to keep to, copied out of a request whose other bytes are let go: its tools,
/// and the schema it asked for. Read only when an answer is at hand. Immutable.
///
/// @param tools the array as the caller wrote it; empty when there is none
/// @param format the member that holds the schema; empty when none was asked for
record Contract(boolean anthropic, byte[] tools, byte[] format) {

    static final Contract NOTHING = new Contract(false, new byte[0], new byte[0]);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    static Contract of(Ask ask) {
        boolean anthropic = ask.endpoint().anthropic();
        byte[] tools = slice(ask.body(), "tools");
        String format = Form.member(anthropic);
        return new Contract(
                anthropic,
                tools,
                ask.options().jsonSchema() ? slice(ask.body(), format) : new byte[0]);
    }

    private static byte[] slice(Body body, String name) {
        int at = body.find(name);
        return at < 0
                ? new byte[0]
                : Arrays.copyOfRange(body.bytes(), body.valueStart(at), body.valueEnd(at));
    }

    int size() {
        return tools.length + format.length;
    }

    /// What the whole answer has to be, whatever stands in it.
    Form form() {
        return Form.of(anthropic, format);
    }

    /// The schema of the whole answer; missing when there is none, or it cannot be read.
    JsonNode schema() {
        JsonNode said = read(format);
        return anthropic
                ? said.path("format").path("schema")
                : said.path("json_schema").path("schema");
    }

    /// What was offered under that name; missing when nothing was.
    JsonNode tool(String name) {
        for (JsonNode each : read(tools)) {
            JsonNode tool = anthropic ? each : each.path("function");
            if (tool.path("name").asText().equals(name)) {
                return tool;
            }
        }
        return MissingNode.getInstance();
    }

    /// The schema of a tool's arguments.
    JsonNode arguments(JsonNode tool) {
        return tool.path(anthropic ? "input_schema" : "parameters");
    }

    /// One whole JSON value; missing for anything else.
    static JsonNode read(byte[] json) {
        try {
            return json.length == 0 ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (IOException broken) {
            return MissingNode.getInstance();
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }
}
