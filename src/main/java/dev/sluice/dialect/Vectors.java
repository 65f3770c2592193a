package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/// The vectors of an embedding in the form that was asked for. OpenAI's client for JavaScript asks
/// for base64 unless told otherwise and reads a list of numbers as if it were that, into noise of
/// another length, without an error; many servers know numbers only (openai-wire EMB-2).
final class Vectors {

    private Vectors() {}

    /// Whether the caller wants base64.
    static boolean asked(Ask ask) {
        return ask.endpoint() == Endpoint.EMBEDDINGS
                && Value.of(ask.body().bytes()).get("encoding_format").is("base64");
    }

    /// The answer with base64 in the place of numbers; one without numbers as it is.
    static Buffer base64(Buffer body) {
        Value answer = Value.of(body.getBytes());
        List<Value> data = answer.get("data").items();
        return data.stream().anyMatch(one -> one.get("embedding").isArray())
                ? encoded(answer, data)
                : body;
    }

    private static Buffer encoded(Value answer, List<Value> data) {
        Bytes out = new Bytes(4096).put("{");
        for (int i = 0; i < answer.size(); i++) {
            out.comma().put("\"").put(answer.name(i)).put("\":");
            if (answer.name(i).equals("data")) {
                out.put("[");
                data.forEach(one -> encoded(out.comma(), one));
                out.put("]");
            } else {
                out.put(answer.at(i));
            }
        }
        return out.put("}").buffer();
    }

    private static void encoded(Bytes out, Value one) {
        out.put("{");
        for (int i = 0; i < one.size(); i++) {
            out.comma().put("\"").put(one.name(i)).put("\":");
            List<Value> numbers = one.at(i).items();
            boolean vector =
                    one.name(i).equals("embedding")
                            && !numbers.isEmpty()
                            && numbers.stream().allMatch(Value::isNumber);
            if (vector) {
                base64(out, floats(numbers));
            } else {
                out.put(one.at(i));
            }
        }
        out.put("}");
    }

    private static float[] floats(List<Value> numbers) {
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) numbers.get(i).number(0);
        }
        return vector;
    }

    /// Little-endian, as OpenAI's clients read it.
    static void base64(Bytes out, float[] vector) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        out.put("\"").put(Base64.getEncoder().encode(bytes.array())).put("\"");
    }
}
