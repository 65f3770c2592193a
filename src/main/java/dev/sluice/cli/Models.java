package dev.sluice.cli;

import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Catalog;
import dev.sluice.catalog.Sheet;
import dev.sluice.catalog.Sheet.Precision;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What the built-in catalog knows. Needs no gateway and reads no configuration.
@Command(
        name = "models",
        description = {
            "Lists what the built-in catalog knows of models. Unknown is '-' in the table and null in"
                    + " --json, which also says who says each fact."
        },
        mixinStandardHelpOptions = true)
final class Models implements Callable<Integer> {

    /// What `--sort` takes; rows that lack it come last.
    enum Order {
        ID(Comparator.comparing(sheet -> sheet.id().toLowerCase(Locale.ROOT))),
        VENDOR(Comparator.comparing(Sheet::vendor)),
        PARAMETERS(by(sheet -> sheet.size().parameters())),
        WINDOW(by(sheet -> sheet.card().window())),
        PRICE(by(sheet -> sheet.price() == null ? 0 : sheet.price().input())),
        RELEASE(
                Comparator.comparing(sheet ->
                        sheet.remarks().release().isEmpty() ? "~" : sheet.remarks().release()));

        private final Comparator<Sheet> sheets;

        Order(Comparator<Sheet> sheets) {
            this.sheets = sheets;
        }

        private static Comparator<Sheet> by(ToLongFunction<Sheet> number) {
            return Comparator.comparingLong(sheet -> {
                long known = number.applyAsLong(sheet);
                return known == 0 ? Long.MAX_VALUE : known;
            });
        }
    }

    @Spec private CommandSpec spec;

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

    @Option(
            names = "--sort",
            description = "${COMPLETION-CANDIDATES} (default: by vendor, as in the catalog)")
    private @Nullable Order order;

    @Option(names = "--reverse", description = "the last first")
    private boolean reverse;

    @Option(names = "--json", description = "an array of rows, every fact and its source")
    private boolean json;

    @Override
    public Integer call() {
        Comparator<Sheet> sorted = order == null ? (_, _) -> 0 : order.sheets;
        List<Sheet> rows =
                new Catalog().sheets().stream().filter(this::asked).sorted(sorted).toList();
        if (reverse) {
            rows = rows.reversed();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    rows.stream().map(Sheet::json).collect(Collectors.joining(",\n", "[", "]")));
        } else {
            new ModelTable(precision).print(rows, out);
        }
        return Exit.FINE;
    }

    private boolean asked(Sheet sheet) {
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
