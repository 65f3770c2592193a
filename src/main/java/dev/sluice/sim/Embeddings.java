package dev.sluice.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Answers of `sim-embed`: unit vectors drawn from a hash of the input, so that equal inputs have
/// equal vectors and all others point elsewhere. They carry no meaning. Pure.
final class Embeddings {

    /// Of vectors by default and at most: the sizes of OpenAI's text-embedding-3-small and -large.
    private static final int DIMENSIONS = 1536;

    private static final int MOST_DIMENSIONS = 3072;

    /// OpenAI's limit on the inputs of one request.
    private static final int MOST_INPUTS = 2048;

    private Embeddings() {}

    static ObjectNode of(JsonNode body) {
        if (Voice.named(Fields.model(body)) != Voice.EMBED) {
            throw Complaint.unknownModel("This model makes no embeddings; use sim-embed.");
        }
        int size = Fields.whole(body, "dimensions", 1, MOST_DIMENSIONS, DIMENSIONS);
        boolean base64 = base64(body.path("encoding_format").asText("float"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = answer.putArray("data");
        int tokens = 0;
        for (JsonNode input : inputs(body.path("input"))) {
            tokens += input.isTextual() ? Tokens.of(input.textValue()).size() : input.size();
            ObjectNode row =
                    data.addObject().put("object", "embedding").put("index", data.size() - 1);
            UnitVector.of(input.toString(), size).to(row, base64);
        }
        answer.put("model", Voice.EMBED.model());
        answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return answer;
    }

    private static boolean base64(String format) {
        return switch (format) {
            case "float", "null" -> false;
            case "base64" -> true;
            default ->
                    throw Complaint.invalid(
                            "encoding_format", "'encoding_format' must be float or base64.");
        };
    }

    /// Text, token ids, or a list of either; never empty.
    private static List<JsonNode> inputs(JsonNode input) {
        List<JsonNode> inputs = new ArrayList<>();
        if (input.isTextual() || input.path(0).isIntegralNumber()) {
            inputs.add(input);
        } else {
            input.forEach(inputs::add);
        }
        if (inputs.isEmpty()) {
            throw Complaint.missing("input");
        }
        if (inputs.size() > MOST_INPUTS || !inputs.stream().allMatch(Embeddings::fits)) {
            throw Complaint.invalid(
                    "input",
                    "'input' must be a string or token ids, or up to "
                            + MOST_INPUTS
                            + " of them, none empty.");
        }
        return inputs;
    }

    private static boolean fits(JsonNode input) {
        if (input.isTextual()) {
            return !input.textValue().isEmpty();
        }
        boolean[] fits = {input.isArray() && !input.isEmpty()};
        input.forEach(token -> fits[0] &= token.isIntegralNumber());
        return fits[0];
    }
}
