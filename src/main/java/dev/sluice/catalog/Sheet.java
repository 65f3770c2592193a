package dev.sluice.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One row of the catalog: everything that is known of a model, and who says so.
///
/// @param id the maker's own name of it, with its owner where it has one: `Qwen/Qwen3-32B`
/// @param price the maker's own, null unknown
/// @param sources who says each fact, by its name, in the order of the file
public record Sheet(
        String id,
        String vendor,
        List<String> patterns,
        Card card,
        Size size,
        @Nullable Price price,
        Remarks remarks,
        SequencedMap<String, Source> sources) {

    /// Parameters; 0 unknown.
    ///
    /// @param active of a mixture of experts, those that a token passes through
    public record Size(long parameters, long active) {

        /// Weights at a precision, in bytes; 0 unknown. Weights alone: the KV cache, activations
        /// and the server's own memory come on top.
        public long weights(Precision precision) {
            return parameters * precision.bits / 8;
        }
    }

    public enum Precision {
        FP32(32),
        BF16(16),
        FP8(8),
        INT4(4);

        private final int bits;

        Precision(int bits) {
            this.bits = bits;
        }

        /// By its name in lower case, or by that of another of the same size. Throws
        /// `IllegalArgumentException`.
        public static Precision of(String name) {
            return switch (name) {
                case "fp16" -> BF16;
                case "int8" -> FP8;
                default -> valueOf(name.toUpperCase(Locale.ROOT));
            };
        }
    }

    /// Texts; empty unknown.
    ///
    /// @param reasoning how thinking is controlled
    /// @param vllm flags of `vllm serve` that matter
    /// @param release, retires dates
    /// @param refusal why it cannot be served here; empty when it can
    public record Remarks(
            String reasoning,
            String vllm,
            String release,
            String retires,
            String refusal,
            String note) {}

    /// @param where an address, or the name of a document
    /// @param read the day on which it was read
    public record Source(String where, String read) {}

    /// Decimal gigabytes, as on a data sheet of a GPU: 7 billion parameters in bf16 are 14. Null
    /// unknown.
    public @Nullable BigDecimal gigabytes(Precision precision) {
        return size.parameters() == 0
                ? null
                : BigDecimal.valueOf(size.weights(precision), 9)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /// As a JSON object in which an unknown fact is null.
    public String json() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("vendor", vendor);
        row.put("patterns", patterns);
        Facts.of(card, row);
        row.put("parameters", Facts.known(size.parameters()));
        row.put("active_parameters", Facts.known(size.active()));
        Map<String, @Nullable Object> memory = new LinkedHashMap<>();
        for (Precision precision : Precision.values()) {
            memory.put(precision.name().toLowerCase(Locale.ROOT), gigabytes(precision));
        }
        row.put("memory_gb", memory);
        row.put("reasoning", Facts.known(remarks.reasoning()));
        row.put("vllm", Facts.known(remarks.vllm()));
        row.put("release", Facts.known(remarks.release()));
        row.put("retires", Facts.known(remarks.retires()));
        row.put("price", Facts.price(price));
        row.put("note", Facts.known(remarks.note()));
        row.put("servable", remarks.refusal().isEmpty());
        row.put("refusal", Facts.known(remarks.refusal()));
        row.put("source", sources.firstEntry().getValue().where());
        Map<String, Object> said = new LinkedHashMap<>();
        sources.forEach((fact, by) -> said.put(fact, by.where() + " (" + by.read() + ")"));
        row.put("sources", said);
        return Facts.json(row);
    }
}
