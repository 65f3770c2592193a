package dev.sluice.admin;

import dev.sluice.config.Draft;
import dev.sluice.config.Problem;
import dev.sluice.config.Saved;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// What became of files that an operator saved: they are written, which the log says, or it is
/// refused.
final class Saving {

    private static final Logger LOG = Logger.getLogger(Saving.class);

    private Saving() {}

    /// Throws [Wrong] when nothing was written.
    ///
    /// @param overtaken told when somebody else was first
    static Saved.Written done(
            Saved saved, RoutingContext http, Function<List<Saved.Met>, Wrong> overtaken) {
        return switch (saved) {
            case Saved.Written written -> {
                LOG.infof(
                        "an operator at %s saved %s: %s",
                        http.request().remoteAddress().hostAddress(),
                        names(written.drafts()),
                        written.reload().word());
                yield written;
            }
            case Saved.Changed(List<Saved.Met> files) -> throw overtaken.apply(files);
            case Saved.Invalid(List<Problem> problems) -> throw Wrong.invalid(problems);
            case Saved.ReadOnly(String why) ->
                    throw new Wrong(409, Failure.of("read_only", null, why));
        };
    }

    private static String names(List<Draft> drafts) {
        return drafts.stream().map(Draft::name).sorted().collect(Collectors.joining(", "));
    }
}
