package dev.sluice.decisions;

import dev.sluice.complexity.Features;
import dev.sluice.decisions.DecisionRecord.Candidate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records as a few hundred bytes of memory, for this process alone: the bytes mean nothing to
/// another version. One thread each.
final class Packed {

    private Packed() {}

    /// Writes into bytes that are used again.
    static final class Writer implements Form {

        private byte[] bytes = new byte[4 << 10];
        private ByteBuffer at = ByteBuffer.wrap(bytes);

        /// How many bytes of [#bytes] the record takes.
        int write(DecisionRecord record) {
            at.clear();
            Layout.walk(this, record);
            return at.position();
        }

        byte[] bytes() {
            return bytes;
        }

        private ByteBuffer room(int more) {
            if (at.remaining() < more) {
                int used = at.position();
                bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
                at = ByteBuffer.wrap(bytes).position(used);
            }
            return at;
        }

        @Override
        public String text(String key, String value) {
            return text(value);
        }

        private String text(String value) {
            if (!ascii(value)) {
                byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
                room(4 + utf8.length).putInt(utf8.length).put(utf8);
                return value;
            }
            copy(value, room(4 + value.length()).putInt(value.length()).position());
            return value;
        }

        private static boolean ascii(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) > 0x7f) {
                    return false;
                }
            }
            return true;
        }

        /// The deprecated method is the one that allocates nothing: a record has forty texts.
        @SuppressWarnings("deprecation")
        private void copy(String ascii, int to) {
            ascii.getBytes(0, ascii.length(), bytes, to);
            at.position(to + ascii.length());
        }

        @Override
        public long number(String key, long value) {
            room(8).putLong(value);
            return value;
        }

        @Override
        public double real(String key, double value) {
            room(8).putDouble(value);
            return value;
        }

        @Override
        public boolean flag(String key, boolean value) {
            room(1).put((byte) (value ? 1 : 0));
            return value;
        }

        @Override
        public List<String> texts(String key, List<String> value) {
            room(4).putInt(value.size());
            value.forEach(this::text);
            return value;
        }

        @Override
        public List<Candidate> candidates(String key, List<Candidate> value) {
            room(4).putInt(value.size());
            for (Candidate one : value) {
                text(one.model());
                flag(key, one.stays());
                text(one.why());
            }
            return value;
        }

        @Override
        public @Nullable Features features(String key, @Nullable Features value) {
            if (value == null) {
                room(4).putInt(-1);
                return null;
            }
            room(8 + 4 * value.slots().length + 2 * value.buckets().length);
            int[] slots = value.slots();
            int[] buckets = value.buckets();
            at.putInt(slots.length).asIntBuffer().put(slots);
            at.position(at.position() + 4 * slots.length).putInt(buckets.length);
            int to = at.position();
            for (int i = 0; i < buckets.length; i++) {
                bytes[to + 2 * i] = (byte) (buckets[i] >> 8);
                bytes[to + 2 * i + 1] = (byte) buckets[i];
            }
            at.position(to + 2 * buckets.length);
            return value;
        }
    }

    /// Of the record that starts there: the first of its fields.
    static String id(byte[] bytes, int start) {
        return new Reader(ByteBuffer.wrap(bytes).position(start)).text("id", "");
    }

    static DecisionRecord read(byte[] bytes, int start, int length) {
        return Layout.walk(new Reader(ByteBuffer.wrap(bytes, start, length)), Form.BLANK);
    }

    private record Reader(ByteBuffer at) implements Form {

        @Override
        public String text(String key, String value) {
            byte[] utf8 = new byte[at.getInt()];
            at.get(utf8);
            return new String(utf8, StandardCharsets.UTF_8);
        }

        @Override
        public long number(String key, long value) {
            return at.getLong();
        }

        @Override
        public double real(String key, double value) {
            return at.getDouble();
        }

        @Override
        public boolean flag(String key, boolean value) {
            return at.get() != 0;
        }

        @Override
        public List<String> texts(String key, List<String> value) {
            List<String> texts = new ArrayList<>();
            for (int left = at.getInt(); left > 0; left--) {
                texts.add(text(key, ""));
            }
            return texts;
        }

        @Override
        public List<Candidate> candidates(String key, List<Candidate> value) {
            List<Candidate> all = new ArrayList<>();
            for (int left = at.getInt(); left > 0; left--) {
                all.add(new Candidate(text(key, ""), flag(key, false), text(key, "")));
            }
            return all;
        }

        @Override
        public @Nullable Features features(String key, @Nullable Features value) {
            int count = at.getInt();
            if (count < 0) {
                return null;
            }
            int[] slots = new int[count];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = at.getInt();
            }
            int[] buckets = new int[at.getInt()];
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = at.getChar();
            }
            return new Features(slots, buckets);
        }
    }
}
