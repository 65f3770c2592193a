package dev.sluice.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/// A vector of length one, drawn from a hash of a text. Pure.
final class UnitVector {

    private final float[] numbers;

    private UnitVector(float[] numbers) {
        this.numbers = numbers;
    }

    void to(ObjectNode row, boolean base64) {
        if (base64) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(numbers.length * Float.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(numbers);
            row.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
            return;
        }
        ArrayNode all = row.putArray("embedding");
        for (float number : numbers) {
            all.add(number);
        }
    }

    static UnitVector of(String text, int size) {
        SplittableRandom random = new SplittableRandom(hash(text));
        double[] drawn = new double[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            drawn[i] = random.nextDouble(-1, 1);
            squares += drawn[i] * drawn[i];
        }
        float[] unit = new float[size];
        for (int i = 0; i < size; i++) {
            unit[i] = (float) (drawn[i] / Math.sqrt(squares));
        }
        return new UnitVector(unit);
    }

    /// FNV-1a, 64 bits.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
