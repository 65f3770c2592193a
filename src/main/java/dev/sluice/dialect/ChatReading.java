package dev.sluice.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an answer in OpenAI's words, event by event or whole, for whoever tells it again. Of
/// several choices the first one counts. One per attempt.
final class ChatReading {

    private final List<Value> stops;
    private long call = -1;
    private String callId = "";
    private String finish = "";
    private Value stopped = Value.ABSENT;
    private @Nullable Complaint failure;

    /// @param stops the sequences that the caller asked to stop at
    ChatReading(List<Value> stops) {
        this.stops = stops;
    }

    void event(Value chunk, Telling to) {
        read(chunk, "delta", to);
    }

    void whole(Value answer, Telling to) {
        read(answer, "message", to);
    }

    private void read(Value answer, String member, Telling to) {
        for (Value choice : answer.get("choices").items()) {
            if (choice.get("index").count() == 0) {
                to.begin(answer.get("id"));
                message(choice.get(member), to);
                ended(choice);
            }
        }
    }

    private void message(Value said, Telling to) {
        Value thought = said.get("reasoning_content");
        to.reasoning(thought.says() ? thought : said.get("reasoning"));
        for (Value block : said.get("thinking_blocks").items()) {
            if (block.get("data").says()) {
                to.redacted(block.get("data"));
            } else if (block.get("signature").says()) {
                to.sealed(block.get("thinking"), block.get("signature"));
            }
        }
        to.text(said.get("content"));
        to.refusal(said.get("refusal"));
        for (Value each : said.get("tool_calls").items()) {
            call(each, to);
        }
    }

    /// A fragment goes on with the call before it unless its index, or without one its id, says
    /// otherwise. What comes for a call that was left already cannot be told any more.
    private void call(Value said, Telling to) {
        Value function = said.get("function");
        String id = said.get("id").text();
        boolean numbered = said.get("index").isNumber();
        boolean named = function.get("name").says() && (id.isEmpty() || !id.equals(callId));
        long index = numbered ? said.get("index").count() : named ? call + 1 : call;
        if (index > call) {
            call = index;
            callId = id;
            to.call(said.get("id"), function.get("name"), Value.ABSENT);
        } else if (index < call) {
            failure = Complaint.protocol("the upstream's tool calls come in each other's midst");
            return;
        }
        Value arguments = function.get("arguments");
        if (arguments.isObject()) {
            to.argumentsWhole(arguments);
        } else {
            to.arguments(arguments);
        }
    }

    private void ended(Value choice) {
        String word = choice.get("finish_reason").text();
        if (!word.isEmpty()) {
            finish = word;
            Value at = choice.get("stop_reason");
            for (Value stop : stops) {
                stopped = at.says() && at.text().equals(stop.text()) ? at : stopped;
            }
        }
    }

    @Nullable Complaint failure() {
        return failure;
    }

    /// The members that say why it ended, without braces.
    void stop(Bytes out) {
        String word = stopped.says() ? "stop_sequence" : AnthropicStops.word(finish);
        out.put("\"stop_reason\":\"").put(word).put("\",\"stop_sequence\":");
        if (stopped.says()) {
            out.put(stopped);
        } else {
            out.put("null");
        }
    }
}
