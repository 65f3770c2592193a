package dev.sluice.decisions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.decisions.DecisionRecord.Candidate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads lines of a decision log back, members in any order, unknown ones left out. One thread.
final class LineReader implements Form {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> members = new HashMap<>();

    /// What a line says. [#read] throws IllegalArgumentException that says what is wrong with it.
    sealed interface Said {

        record Decided(DecisionRecord record) implements Said {}

        record Learned(String id, After after) implements Said {}

        /// A line of a later version of this program.
        record Other() implements Said {}
    }

    Said read(byte[] line, int start, int length) {
        members.clear();
        try (JsonParser json = JSON.createParser(line, start, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                Object value = value(key, json);
                if (value != null) {
                    members.put(key, value);
                }
            }
        } catch (IOException broken) {
            throw new IllegalArgumentException("is not one whole JSON object");
        }
        String kind = text("kind", "");
        String id = text("id", "");
        if (!kind.equals("decision") && !kind.equals("after")) {
            return new Said.Other();
        }
        if (id.isEmpty()) {
            throw new IllegalArgumentException("has no id");
        }
        return kind.equals("decision")
                ? new Said.Decided(Layout.walk(this, Form.BLANK))
                : new Said.Learned(id, Layout.after(this, After.NOTHING));
    }

    private @Nullable Object value(String key, JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> key.equals("candidates") ? candidates(json) : texts(json);
            case START_OBJECT -> key.equals("features") ? features(json) : skipped(json);
            case null, default -> null;
        };
    }

    private static @Nullable Object skipped(JsonParser json) throws IOException {
        json.skipChildren();
        return null;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return texts;
    }

    private static List<Candidate> candidates(JsonParser json) throws IOException {
        List<Candidate> all = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String model = "";
            String why = "";
            boolean stays = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "model" -> model = json.getText();
                    case "why" -> why = json.getText();
                    case "stays" -> stays = json.getBooleanValue();
                    default -> json.skipChildren();
                }
            }
            all.add(new Candidate(model, stays, why));
        }
        return all;
    }

    private static Features features(JsonParser json) throws IOException {
        long version = 0;
        int[] slots = {};
        int[] buckets = {};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "version" -> version = json.getLongValue();
                case "slots" -> slots = slots(json.getBinaryValue());
                case "buckets" -> buckets = buckets(json.getBinaryValue());
                default -> json.skipChildren();
            }
        }
        if (version != Features.VERSION) {
            throw new IllegalArgumentException(
                    "has features of version %d, and this program makes version %d: use the program that wrote it"
                            .formatted(version, Features.VERSION));
        }
        return new Features(slots, buckets);
    }

    private static int[] slots(byte[] bytes) {
        int[] slots = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(slots);
        return slots;
    }

    private static int[] buckets(byte[] bytes) {
        int[] buckets = new int[bytes.length / Character.BYTES];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        return buckets;
    }

    private <T> T member(String key, Class<T> type, T otherwise) {
        Object value = members.get(key);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("has a '" + key + "' of the wrong type");
        }
        return value == null ? otherwise : type.cast(value);
    }

    @Override
    public String text(String key, String value) {
        return member(key, String.class, "");
    }

    @Override
    public long number(String key, long value) {
        return member(key, Long.class, value);
    }

    @Override
    public double real(String key, double value) {
        return member(key, Number.class, value).doubleValue();
    }

    @Override
    public boolean flag(String key, boolean value) {
        return member(key, Boolean.class, Boolean.FALSE);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> texts(String key, List<String> value) {
        return member(key, List.class, List.of());
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Candidate> candidates(String key, List<Candidate> value) {
        return member(key, List.class, List.of());
    }

    @Override
    public @Nullable Features features(String key, @Nullable Features value) {
        return (Features) members.get(key);
    }
}
