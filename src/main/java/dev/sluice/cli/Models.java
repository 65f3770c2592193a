package dev.sluice.cli;

import dev.sluice.catalog.Catalog;
import dev.sluice.catalog.Sheet;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    /// What `--sort` takes; rows that lack it come last, whichever way round.
    enum Order {
        ID(Comparator.comparing(sheet -> sheet.id().toLowerCase(Locale.ROOT)), _ -> true),
        VENDOR(Comparator.comparing(Sheet::vendor), _ -> true),
        PARAMETERS(sheet -> sheet.size().parameters()),
        WINDOW(sheet -> sheet.card().window()),
        PRICE(sheet -> sheet.price() == null ? 0 : sheet.price().input()),
        RELEASE(
                Comparator.comparing(sheet -> sheet.remarks().release()),
                sheet -> !sheet.remarks().release().isEmpty());

        private final Comparator<Sheet> sheets;
        private final Predicate<Sheet> known;

        Order(Comparator<Sheet> sheets, Predicate<Sheet> known) {
            this.sheets = sheets;
            this.known = known;
        }

        Order(ToLongFunction<Sheet> number) {
            this(Comparator.comparingLong(number), sheet -> number.applyAsLong(sheet) != 0);
        }

        List<Sheet> of(List<Sheet> rows, boolean reverse) {
            return rows.stream()
                    .sorted(
                            Comparator.comparing((Sheet sheet) -> !known.test(sheet))
                                    .thenComparing(reverse ? sheets.reversed() : sheets))
                    .toList();
        }
    }

    @Spec private CommandSpec spec;

    @Mixin private ModelChoice choice = new ModelChoice();

    @Option(
            names = "--sort",
            description = "${COMPLETION-CANDIDATES} (default: by vendor, as in the catalog)")
    private @Nullable Order order;

    @Option(
            names = "--reverse",
            description = "the last first, but what lacks the value of --sort still last")
    private boolean reverse;

    @Option(names = "--json", description = "an array of rows, every fact and its source")
    private boolean json;

    @Override
    public Integer call() {
        List<Sheet> rows = choice.of(new Catalog().sheets());
        if (order != null) {
            rows = order.of(rows, reverse);
        } else if (reverse) {
            rows = rows.reversed();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    rows.stream().map(Sheet::json).collect(Collectors.joining(",\n", "[", "]")));
        } else {
            new ModelTable(choice.precision()).print(rows, out);
        }
        return Exit.FINE;
    }
}
