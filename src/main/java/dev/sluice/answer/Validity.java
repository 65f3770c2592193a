package dev.sluice.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Ask;
import dev.sluice.dialect.Interpreter;
import java.nio.charset.StandardCharsets;

/// Whether an answer has the form it was asked for. What is cut at its length is not looked at:
/// that is a signal of its own, and explains the rest.
final class Validity {

    static final String SCHEMA = "schema";
    static final String TOOL_CALL = "tool_call";
    static final String VALID = "";

    private static final byte[] CALLS = "\"tool_calls\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] USES = "\"tool_use\"".getBytes(StandardCharsets.US_ASCII);

    private Validity() {}

    /// `schema`, `tool_call`, or empty when nothing is surely wrong.
    ///
    /// @param answer all bytes the caller got, whole or streamed
    static String of(Ask ask, Contract contract, byte[] answer) {
        boolean schema = contract.format().length > 0;
        if (!schema && !contains(answer, ask.endpoint().anthropic() ? USES : CALLS)) {
            return VALID;
        }
        String fault = VALID;
        for (JsonNode choice : Contract.read(Interpreter.told(ask, answer)).path("choices")) {
            JsonNode message = choice.path("message");
            if (choice.path("finish_reason").asText().equals("length")) {
                return VALID;
            }
            if (breaksCall(contract, message.path("tool_calls"))) {
                fault = TOOL_CALL;
            } else if (schema && breaksSchema(contract, message.path("content").asText(""))) {
                fault = SCHEMA;
            }
        }
        return fault;
    }

    private static boolean breaksSchema(Contract contract, String text) {
        return !text.isBlank()
                && (contract.form().brokenBy(text)
                        || Conformity.breaks(contract.schema(), Contract.read(text)));
    }

    /// Some models call a tool without arguments by an empty text, which clients take for `{}`.
    private static boolean breaksCall(Contract contract, JsonNode calls) {
        for (JsonNode call : calls) {
            JsonNode function = call.path("function");
            if (!function.isObject() || contract.tools().length == 0) {
                continue;
            }
            String said = function.path("arguments").asText("");
            JsonNode tool = contract.tool(function.path("name").asText(""));
            JsonNode arguments = Contract.read(said.isEmpty() ? "{}" : said);
            if (!tool.isObject()
                    || !arguments.isObject()
                    || Conformity.breaks(contract.arguments(tool), arguments)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] bytes, byte[] word) {
        int last = bytes.length - word.length;
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < word.length && bytes[at + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return true;
            }
        }
        return false;
    }
}
