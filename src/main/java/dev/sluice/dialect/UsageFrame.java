package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a frame counts; beside choices also as a frame of its own (openai-wire USAGE-7).
final class UsageFrame {

    private UsageFrame() {}

    /// What holds after a frame: one that counts nothing takes no count back.
    static @Nullable Usage after(@Nullable Usage before, Frame frame, byte[] bytes) {
        Usage said =
                frame.has(frame.usageStart)
                        ? UsageReader.read(bytes, frame.usageStart, frame.usageEnd)
                        : null;
        return said == null ? before : said;
    }

    /// @param frame read from `bytes`
    /// @param echo the model's name for the caller, quoted; null when the upstream's stays
    static byte[] of(Frame frame, byte[] bytes, Endpoint endpoint, byte @Nullable [] echo) {
        String id = text(bytes, frame.idStart, frame.idEnd, "\"\"");
        String created = text(bytes, frame.createdStart, frame.createdEnd, "0");
        String model =
                echo != null
                        ? new String(echo, StandardCharsets.UTF_8)
                        : text(bytes, frame.modelStart, frame.modelEnd, "\"\"");
        String kind = endpoint == Endpoint.CHAT ? "chat.completion.chunk" : "text_completion";
        String said = text(bytes, frame.usageStart, frame.usageEnd, "null");
        String json =
                "data: {\"id\":%s,\"object\":\"%s\",\"created\":%s,\"model\":%s,\"choices\":[],\"usage\":%s}\n\n";
        return json.formatted(id, kind, created, model, said).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes, int start, int end, String absent) {
        return start < 0 ? absent : new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
