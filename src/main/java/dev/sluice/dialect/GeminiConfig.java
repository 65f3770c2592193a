package dev.sluice.dialect;

import java.util.List;

/// Writes `generationConfig`: how to sample, how much to think, in which form to answer. What the
/// operator's patch sets there stands before what the caller asks for.
final class GeminiConfig {

    /// The API's limit (GenerationConfig reference, 2026-11).
    private static final int STOPS = 5;

    private final Request asked;
    private final Value own;
    private final Bytes out = new Bytes(128);

    GeminiConfig(Request asked) {
        this.asked = asked;
        this.own = asked.operators("generationConfig");
    }

    /// The member with a comma before it; empty when there is nothing to say.
    Bytes write() {
        for (int i = 0; i < own.size(); i++) {
            next().put("\"").put(own.name(i)).put("\":").put(own.at(i));
        }
        Value most = asked.get("max_completion_tokens");
        number("maxOutputTokens", most.present() ? most : asked.get("max_tokens"));
        if (asked.get("n").number(1) > 1) {
            number("candidateCount", asked.get("n"));
        }
        likely();
        number("temperature", asked.get("temperature"));
        number("topP", asked.get("top_p"));
        number("topK", asked.get("top_k"));
        number("seed", asked.get("seed"));
        number("presencePenalty", asked.get("presence_penalty"));
        number("frequencyPenalty", asked.get("frequency_penalty"));
        stops();
        format();
        thinking();
        return out.length() == 0 ? out : out.put("}");
    }

    /// As with OpenAI, alternatives come only with the words themselves.
    private void likely() {
        if (asked.get("logprobs").isTrue() && free("responseLogprobs")) {
            next().put("\"responseLogprobs\":true");
            if (asked.get("top_logprobs").number(0) > 0) {
                number("logprobs", asked.get("top_logprobs"));
            }
        }
    }

    private Bytes next() {
        return out.length() == 0 ? out.put(",\"generationConfig\":{") : out.comma();
    }

    private boolean free(String name) {
        return !own.get(name).present();
    }

    private void number(String name, Value value) {
        if (value.isNumber() && free(name)) {
            next().put("\"").put(name).put("\":").put(value);
        }
    }

    private void stops() {
        Value stop = asked.get("stop");
        List<Value> stops = stop.says() ? List.of(stop) : stop.items();
        if (stops.size() > STOPS) {
            throw Cannot.carry("stop", "has more than " + STOPS + " entries");
        }
        if (!stops.isEmpty() && free("stopSequences")) {
            next().put("\"stopSequences\":[");
            stops.forEach(each -> out.comma().put(each));
            out.put("]");
        }
    }

    private void format() {
        Value format = asked.get("response_format");
        boolean schema = format.get("type").is("json_schema");
        if ((schema || format.get("type").is("json_object")) && free("responseMimeType")) {
            next().put("\"responseMimeType\":\"application/json\"");
        }
        if (schema && free("responseJsonSchema")) {
            Value said = format.get("json_schema").get("schema");
            next().put("\"responseJsonSchema\":").put(said.isObject() ? said.written() : "{}");
        }
    }

    /// A number is a budget, a word a level; thoughts are told unless there are to be none.
    private void thinking() {
        Value control = asked.effort();
        if (!control.present() || !free("thinkingConfig")) {
            return;
        }
        boolean level = control.isString();
        next().put("\"thinkingConfig\":{")
                .put(level ? "\"thinkingLevel\":" : "\"thinkingBudget\":")
                .put(control);
        out.put(control.number(1) == 0 ? "}" : ",\"includeThoughts\":true}");
    }
}
