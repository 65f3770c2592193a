package dev.sluice.ask;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a [Patch] makes of one member: it goes, gets a value, or is merged with an object.
sealed interface Change {

    /// What is written when the member is absent, or is no object; null for nothing.
    byte @Nullable [] fresh();

    byte[] shown();

    /// This change, then another one.
    Change then(Change later);

    enum Remove implements Change {
        ONLY;

        @Override
        public byte @Nullable [] fresh() {
            return null;
        }

        @Override
        public byte[] shown() {
            return Pieces.NULL;
        }

        @Override
        public Change then(Change later) {
            byte[] json = later.fresh();
            return json == null ? this : new Set(json);
        }
    }

    record Set(byte[] json) implements Change {
        @Override
        public byte[] fresh() {
            return json;
        }

        @Override
        public byte[] shown() {
            return json;
        }

        @Override
        public Change then(Change later) {
            return later instanceof Merge merge && json[0] == '{'
                    ? new Set(Splice.merge(json, merge.patch))
                    : Remove.ONLY.then(later);
        }
    }

    record Merge(Patch patch, byte[] fresh) implements Change {

        static Merge of(Patch patch) {
            return new Merge(patch, PatchWriter.write(patch, false));
        }

        @Override
        public byte[] shown() {
            return patch.json().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Change then(Change later) {
            return later instanceof Merge more ? of(patch.then(more.patch)) : later;
        }
    }
}
