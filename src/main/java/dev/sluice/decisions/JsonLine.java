package dev.sluice.decisions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.decisions.DecisionRecord.Candidate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records as one JSON object on one line, for the log and for operators. What is unknown is left
/// out. Features are numbers in base64, not lists of them: nobody reads permuted ids, and a replay
/// reads a hundred thousand lines.
public final class JsonLine implements Form {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final boolean whole;

    /// @param whole whether features are written, which are of use to programs alone
    private JsonLine(JsonGenerator json, boolean whole) {
        this.json = json;
        this.whole = whole;
    }

    private interface Body {
        void to(JsonGenerator json) throws IOException;
    }

    /// Without a line feed.
    public static String of(DecisionRecord record) {
        return of(record, true);
    }

    /// For people: without features.
    public static String shown(DecisionRecord record) {
        return of(record, false);
    }

    private static String of(DecisionRecord record, boolean whole) {
        return object(json -> {
            json.writeStringField("kind", "decision");
            Layout.walk(new JsonLine(json, whole), record);
        });
    }

    /// What was learned after a call whose record is written already.
    static String learned(String id, After after) {
        return object(json -> {
            json.writeStringField("kind", "after");
            Form line = new JsonLine(json, true);
            line.text("id", id);
            Layout.after(line, after);
        });
    }

    private static String object(Body body) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            body.to(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void write(Body body) {
        try {
            body.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public String text(String key, String value) {
        if (!value.isEmpty()) {
            write(json -> json.writeStringField(key, value));
        }
        return value;
    }

    @Override
    public long number(String key, long value) {
        if (value != -1) {
            write(json -> json.writeNumberField(key, value));
        }
        return value;
    }

    @Override
    public double real(String key, double value) {
        if (!Double.isNaN(value)) {
            write(json -> json.writeNumberField(key, value));
        }
        return value;
    }

    @Override
    public boolean flag(String key, boolean value) {
        write(json -> json.writeBooleanField(key, value));
        return value;
    }

    @Override
    public List<String> texts(String key, List<String> value) {
        if (!value.isEmpty()) {
            write(json -> {
                json.writeArrayFieldStart(key);
                for (String one : value) {
                    json.writeString(one);
                }
                json.writeEndArray();
            });
        }
        return value;
    }

    @Override
    public List<Candidate> candidates(String key, List<Candidate> value) {
        write(json -> {
            json.writeArrayFieldStart(key);
            for (Candidate one : value) {
                json.writeStartObject();
                json.writeStringField("model", one.model());
                json.writeBooleanField("stays", one.stays());
                json.writeStringField("why", one.why());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return value;
    }

    @Override
    public @Nullable Features features(String key, @Nullable Features value) {
        if (value != null && whole) {
            write(json -> {
                json.writeObjectFieldStart(key);
                json.writeNumberField("version", Features.VERSION);
                json.writeBinaryField("slots", slots(value));
                json.writeBinaryField("buckets", buckets(value));
                json.writeEndObject();
            });
        }
        return value;
    }

    /// Four bytes each, the highest first.
    private static byte[] slots(Features features) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * features.slots().length);
        bytes.asIntBuffer().put(features.slots());
        return bytes.array();
    }

    /// Two bytes each, the highest first.
    private static byte[] buckets(Features features) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * features.buckets().length);
        for (int bucket : features.buckets()) {
            bytes.putChar((char) bucket);
        }
        return bytes.array();
    }
}
