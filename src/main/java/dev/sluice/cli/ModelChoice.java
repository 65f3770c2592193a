package dev.sluice.cli;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Openness;
import dev.sluice.catalog.Sheet;
import dev.sluice.catalog.Sheet.Precision;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which models of the catalog are asked for, in upper or lower case. What means nothing is refused
/// with a `ParameterException`: an empty table would look like an answer.
final class ModelChoice {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "part of the id, such as qwen3")
    private String text = "";

    @Option(names = "--vendor", description = "part of the vendor's name, such as mistral")
    private String vendor = "";

    @Option(names = "--kind", description = "base, instruct, reasoning, hybrid, code, vision ...")
    private @Nullable String kind;

    @Option(names = "--openness", description = "closed, open-weight, open-source, open, unknown")
    private @Nullable String openness;

    @Option(names = "--licence", description = "an SPDX-like id, such as apache-2.0")
    private @Nullable String licence;

    @Option(
            names = "--fits",
            paramLabel = "SIZE",
            description = "what one can serve whose weights (not the KV cache) fit in this: 24GB")
    private @Nullable String fits;

    @Option(
            names = "--precision",
            defaultValue = "bf16",
            description = "of the weights: fp32, bf16 (fp16), fp8 (int8), int4; ${DEFAULT-VALUE}")
    private String precision;

    /// Of the weights.
    Precision precision() {
        Set<String> words = Set.of("fp32", "bf16", "fp16", "fp8", "int8", "int4");
        return Precision.of(known("--precision", precision, words));
    }

    /// In their order.
    List<Sheet> of(List<Sheet> sheets) {
        Set<String> kinds = words(Arrays.stream(Kind.values()).map(Kind::name));
        String what = kind == null ? "" : known("--kind", kind, kinds).toUpperCase(Locale.ROOT);
        String open = openness == null ? "" : known("--openness", openness, Openness.WORDS);
        Set<String> licences = words(sheets.stream().map(sheet -> sheet.card().licence()));
        String terms = licence == null ? "" : known("--licence", licence, licences);
        long room = fits == null ? 0 : bytes(fits);
        return sheets.stream()
                .filter(sheet -> contains(sheet.id(), text) && contains(sheet.vendor(), vendor))
                .filter(sheet -> what.isEmpty() || sheet.card().is(Kind.valueOf(what)))
                .filter(sheet -> open.isEmpty() || sheet.card().openness().isAmong(List.of(open)))
                .filter(sheet -> terms.isEmpty() || sheet.card().licence().equals(terms))
                .filter(sheet -> fits == null || fits(sheet, room))
                .toList();
    }

    private boolean fits(Sheet sheet, long room) {
        return sheet.card().openness() != Openness.CLOSED
                && sheet.remarks().refusal().isEmpty()
                && sheet.size().parameters() > 0
                && sheet.size().weights(precision()) <= room;
    }

    private static boolean contains(String name, String part) {
        return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static Set<String> words(Stream<String> names) {
        return names.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /// In lower case.
    private String known(String option, String written, Set<String> words) {
        String word = written.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw wrong("%s: '%s' is none of %s".formatted(option, written, new TreeSet<>(words)));
        }
        return word;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /// Decimal units, as graphics memory is sold; `GiB` is binary.
    private long bytes(String written) {
        String size = written.toLowerCase(Locale.ROOT);
        if (!size.matches("\\d{1,6}(\\.\\d{1,3})?\\s*([gt]i?b?)?")) {
            throw wrong("--fits: '%s' is not a size; write 24GB or 1.5TB".formatted(written));
        }
        BigDecimal number = new BigDecimal(size.replaceAll("[^0-9.]", ""));
        BigDecimal unit = BigDecimal.valueOf(size.contains("i") ? 1_024 : 1_000);
        return number.multiply(unit.pow(size.contains("t") ? 4 : 3)).longValue();
    }
}
