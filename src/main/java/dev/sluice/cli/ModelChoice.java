package dev.sluice.cli;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Sheet;
import dev.sluice.catalog.Sheet.Precision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which models of the catalog are asked for.
final class ModelChoice {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "part of the id, such as qwen3")
    private String text = "";

    @Option(names = "--vendor", description = "part of the vendor's name, such as mistral")
    private String vendor = "";

    @Option(names = "--kind", description = "base, instruct, reasoning, hybrid, code, vision ...")
    private @Nullable String kind;

    @Option(
            names = "--openness",
            description = "closed, open-weight (open-source included), open-source, unknown")
    private @Nullable String openness;

    @Option(names = "--licence", description = "an SPDX-like id, such as apache-2.0")
    private @Nullable String licence;

    @Option(
            names = "--fits",
            paramLabel = "SIZE",
            description = {
                "whose weights fit in this much memory, such as 24GB; weights alone, so leave room"
                        + " for the KV cache"
            })
    private @Nullable String fits;

    @Option(
            names = "--precision",
            defaultValue = "bf16",
            description = "of the weights: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Precision precision;

    /// Of the weights.
    Precision precision() {
        return precision;
    }

    boolean takes(Sheet sheet) {
        return contains(sheet.id(), text)
                && contains(sheet.vendor(), vendor)
                && (kind == null || sheet.card().is(known(kind)))
                && (openness == null || sheet.card().openness().isAmong(List.of(openness)))
                && (licence == null || sheet.card().licence().equals(licence))
                && (fits == null || fits(sheet, bytes(fits)));
    }

    private boolean fits(Sheet sheet, long room) {
        return sheet.size().parameters() > 0 && sheet.size().weights(precision) <= room;
    }

    private static boolean contains(String name, String part) {
        return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private Kind known(String word) {
        try {
            return Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--kind: '%s' is not a kind of model".formatted(word), e);
        }
    }

    /// Decimal units, as graphics memory is sold; `GiB` is binary.
    private long bytes(String size) {
        if (!size.matches("\\d{1,6}(\\.\\d{1,3})?\\s*([GT]i?B?)?")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fits: '%s' is not a size; write it as 24GB, 80GiB or 1.5TB".formatted(size));
        }
        BigDecimal number = new BigDecimal(size.replaceAll("[^0-9.]", ""));
        long unit = size.contains("i") ? 1L << 30 : 1_000_000_000L;
        long times = size.contains("T") ? (size.contains("i") ? 1_024 : 1_000) : 1;
        return number.multiply(BigDecimal.valueOf(unit * times)).longValue();
    }
}
