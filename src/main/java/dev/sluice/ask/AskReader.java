package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import java.util.function.Consumer;

/// Reads a request once, strictly (docs/life-of-a-request.md, step 2). Pure and stateless: one
/// instance serves all threads.
public final class AskReader {

    /// Throws [Refused] with `Malformed` or `TooLarge`. A `Malformed` names a JSON path or a byte
    /// position, never content.
    public Ask read(Call call) {
        Ask ask = ask(call);
        return ask.in(call.wishes().conversation());
    }

    private static Ask ask(Call call) {
        byte[] body = call.body();
        int limit = call.endpoint().bodyLimit();
        if (body.length > limit) {
            String size = "the body has " + body.length + " bytes; " + limit + " are allowed";
            throw new Refused(new Refusal.TooLarge(size));
        }
        if (body.length == 0) {
            throw Fault.at("", "is empty; send one JSON object");
        }
        int malformed = Utf8.firstMalformed(body);
        if (malformed >= 0) {
            throw Fault.at("", "is not UTF-8 at byte position " + malformed);
        }
        try (Cursor at = new Cursor(body, 0, body.length)) {
            return call.endpoint().anthropic()
                    ? new MessagesReading(at, call.endpoint()).read(body)
                    : new OpenAiReading(at, call.endpoint(), false).read(body);
        }
    }

    /// Reads a chat in OpenAI's form that was written from a request in another form, which was
    /// accepted: here a block is a message or a part of one, so that other limits would refuse it.
    public Ask retold(byte[] chat) {
        try (Cursor at = new Cursor(chat, 0, chat.length)) {
            return new OpenAiReading(at, Endpoint.CHAT, true).read(chat);
        }
    }

    /// The one object that a body is, member by member.
    static Body object(Cursor at, byte[] bytes, Keys.Known known, Consumer<String> member) {
        if (at.next() != JsonToken.START_OBJECT) {
            throw Fault.at("", "is not a JSON object");
        }
        Body body = Body.members(at, bytes, known, member);
        if (at.next() != JsonToken.NOT_AVAILABLE) {
            throw Fault.at("", "goes on after its JSON object; send one object");
        }
        return body;
    }
}
