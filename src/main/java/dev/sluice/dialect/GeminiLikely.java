package dev.sluice.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How likely Gemini's words were, said in OpenAI's form (providers.md section 5).
final class GeminiLikely {

    private GeminiLikely() {}

    /// Items of `logprobs.content`, with commas between them; nothing when there are none.
    ///
    /// @param said `logprobsResult`
    static Bytes tokens(Value said) {
        Bytes out = new Bytes(64);
        List<Value> others = said.get("topCandidates").items();
        int i = 0;
        for (Value chosen : said.get("chosenCandidates").items()) {
            out.put(i == 0 ? "" : ",").put("{");
            token(out, chosen).put(",\"top_logprobs\":[");
            if (i < others.size()) {
                for (Value other : others.get(i).get("candidates").items()) {
                    token(out.comma().put("{"), other).put("}");
                }
            }
            out.put("]}");
            i++;
        }
        return out;
    }

    private static Bytes token(Bytes out, Value said) {
        Value token = said.get("token").isString() ? said.get("token") : Value.quoted("");
        Value likely = said.get("logProbability");
        out.put("\"token\":").put(token).put(",\"logprob\":");
        out.put(likely.isNumber() ? likely.written() : "0").put(",\"bytes\":[");
        for (byte each : token.text().getBytes(StandardCharsets.UTF_8)) {
            out.comma().put(each & 0xff);
        }
        return out.put("]");
    }
}
