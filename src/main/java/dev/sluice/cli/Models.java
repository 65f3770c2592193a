package dev.sluice.cli;

import dev.sluice.catalog.Catalog;
import dev.sluice.catalog.Sheet;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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

    @Mixin private ModelChoice choice = new ModelChoice();

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
                new Catalog().sheets().stream().filter(choice::takes).sorted(sorted).toList();
        if (reverse) {
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
