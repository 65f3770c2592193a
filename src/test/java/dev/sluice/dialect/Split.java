package dev.sluice.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The events that [EventStream] makes of some bytes, as text, and cases for it.
final class Split implements EventStream.Events {

    final List<String> events = new ArrayList<>();
    final List<Boolean> raw = new ArrayList<>();
    final List<Boolean> errors = new ArrayList<>();
    final EventStream stream = new EventStream(this);

    @Override
    public void event(byte[] bytes, int from, int to, boolean isRaw, boolean error) {
        events.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        raw.add(isRaw);
        errors.add(error);
        if (isRaw) {
            String around =
                    new String(bytes, from - 6, to + 2 - (from - 6), StandardCharsets.UTF_8);
            if (!around.equals("data: " + events.getLast() + "\n\n")) {
                throw new AssertionError("said to be raw, but stands as " + around);
            }
        }
    }

    Split feed(String text) {
        return feed(text.getBytes(StandardCharsets.UTF_8));
    }

    Split feed(byte[] bytes) {
        stream.feed(bytes, 0, bytes.length);
        return this;
    }

    Split finish() {
        stream.finish();
        return this;
    }

    /// Fed in pieces of random size, in the middle of a larger array, as from a shared buffer.
    static Split inPieces(byte[] bytes, Random random, int largest) {
        Split split = new Split();
        int at = 0;
        while (at < bytes.length) {
            int size = Math.min(bytes.length - at, 1 + random.nextInt(largest));
            int margin = random.nextInt(4);
            byte[] array = new byte[size + 2 * margin];
            random.nextBytes(array);
            System.arraycopy(bytes, at, array, margin, size);
            split.stream.feed(array, margin, margin + size);
            at += size;
        }
        return split.finish();
    }

    static Split whole(String text) {
        return new Split().feed(text).finish();
    }
}
