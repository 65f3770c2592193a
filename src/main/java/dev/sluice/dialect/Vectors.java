package dev.sluice.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/// Vectors as base64, for who asks for it of a provider that its operator says knows numbers only
/// (openai-wire EMB-2). OpenAI's clients ask so unless told otherwise, and older ones for
/// JavaScript read a list of numbers as noise of another length, without an error.
final class Vectors {

    /// What a caller hears of it.
    static final String TOLD = "encoding_format=float";

    private static final String FORMAT = "encoding_format";
    private static final byte[] FLOAT = {'"', 'f', 'l', 'o', 'a', 't', '"'};

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();

    private Vectors() {}

    /// Whether numbers are to become base64.
    static boolean made(Ask ask, Deviation.Answers rules) {
        return rules.floatsOnly()
                && ask.endpoint() == Endpoint.EMBEDDINGS
                && Value.of(ask.body().bytes()).get(FORMAT).is("base64");
    }

    /// Asks for numbers, as a server that knows nothing else may insist; nothing where the operator
    /// says what to ask for, or that no such member is taken.
    static Patch edits(Ask ask, Provider.Rules rules, Patch patch) {
        if (!made(ask, rules.answers())) {
            return Patch.NONE;
        }
        Deviation.Edits edits = rules.edits();
        String known = edits.rename().getOrDefault(FORMAT, FORMAT);
        boolean takes =
                !edits.drop().contains(FORMAT)
                        && (edits.keep().isEmpty() || edits.keep().contains(known));
        return takes && !patch.names(known) ? Patch.set(known, FLOAT) : Patch.NONE;
    }

    /// Whether there is one of numbers.
    static boolean any(Value data) {
        return data.items().stream().anyMatch(one -> one.get("embedding").isArray());
    }

    /// All of them; what is no list of numbers as it is.
    static void write(Bytes out, Value data) {
        out.put("[");
        data.items().forEach(one -> one(out.comma(), one));
        out.put("]");
    }

    private static void one(Bytes out, Value one) {
        out.put("{");
        for (int i = 0; i < one.size(); i++) {
            out.comma().put("\"").put(one.name(i)).put("\":");
            if (!one.name(i).equals("embedding") || !encoded(out, one.at(i))) {
                out.put(one.at(i));
            }
        }
        out.put("}");
    }

    private static boolean encoded(Bytes out, Value numbers) {
        float[] vector = new float[1024];
        int length = 0;
        try (JsonParser parser =
                JSON.createParser(numbers.a, numbers.from, numbers.to - numbers.from)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            while (parser.nextToken().isNumeric()) {
                vector = length == vector.length ? Arrays.copyOf(vector, 2 * length) : vector;
                vector[length++] = parser.getFloatValue();
            }
            if (length == 0 || parser.currentToken() != JsonToken.END_ARRAY) {
                return false;
            }
        } catch (IOException notNumbers) {
            return false;
        }
        base64(out, vector, length);
        return true;
    }

    /// Little-endian, as OpenAI's clients read it.
    static void base64(Bytes out, float[] vector, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector, 0, length);
        out.put("\"").put(Base64.getEncoder().encode(bytes.array())).put("\"");
    }
}
