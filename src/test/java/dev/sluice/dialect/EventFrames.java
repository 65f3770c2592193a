package dev.sluice.dialect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/// `application/vnd.amazon.eventstream`, as Bedrock writes it.
final class EventFrames {

    private EventFrames() {}

    /// @param events names and payloads in turn; single quotes stand for double ones
    static byte[] of(String... events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < events.length; i += 2) {
            byte[] payload =
                    events[i + 1]
                            .replace("\\'", "\\\"")
                            .replace('\'', '"')
                            .getBytes(StandardCharsets.UTF_8);
            Map<String, HeaderValue> headers =
                    Map.of(
                            ":event-type", HeaderValue.fromString(events[i]),
                            ":message-type", HeaderValue.fromString("event"),
                            ":content-type", HeaderValue.fromString("application/json"));
            new Message(headers, payload).encode(all);
        }
        return all.toByteArray();
    }
}
