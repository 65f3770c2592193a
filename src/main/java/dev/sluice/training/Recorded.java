package dev.sluice.training;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.complexity.Features;
import dev.sluice.complexity.Reading;
import java.io.IOException;
import java.util.Arrays;

/// The features of a recorded decision: what `export-rows` writes.
record Recorded(String where, JsonParser at) {

    Features features() throws IOException {
        int version = 0;
        int[] slots = {};
        int[] buckets = {};
        while (at.nextToken() == JsonToken.FIELD_NAME) {
            String name = at.currentName();
            at.nextToken();
            switch (name) {
                case "version" -> version = at.getIntValue();
                case "slots" -> slots = numbers();
                case "buckets" -> buckets = numbers();
                default -> at.skipChildren();
            }
        }
        if (version != Features.VERSION || slots.length != Reading.SLOTS) {
            String said =
                    "features: version %d with %d slots; this program reads version %d with %d"
                            .formatted(version, slots.length, Features.VERSION, Reading.SLOTS);
            throw new Unreadable(where, said);
        }
        if (Arrays.stream(buckets).anyMatch(one -> one < 0 || one >= Features.BUCKETS)) {
            throw new Unreadable(where, "features: a bucket is not 0 to 65535");
        }
        return new Features(slots, buckets);
    }

    private int[] numbers() throws IOException {
        int[] all = new int[64];
        int count = 0;
        while (at.nextToken() != JsonToken.END_ARRAY) {
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count);
            }
            all[count++] = at.getIntValue();
        }
        return Arrays.copyOf(all, count);
    }
}
