package dev.sluice.admin;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.config.Configuration;
import dev.sluice.live.Count;
import dev.sluice.live.Dimension;
import dev.sluice.live.Live;
import dev.sluice.live.Sums;
import dev.sluice.metrics.Present;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What an operator should look at next.
record Attention(Configuration configuration, Live live, Present present) {

    private static final int SHOWN = 3;
    private static final int WINDOW = 300;

    /// One error in twenty, of enough calls that it is no accident.
    private static final double SHARE = 0.05;

    private static final int ENOUGH = 20;

    /// @param kind config_rejected, breaker_open, target_out, errors, drift or unpriced
    /// @param subject a target, model or route; the number of problems of a rejected configuration
    /// @param link the page that shows it
    record Needed(String kind, String subject, String link) {}

    List<Needed> worst() {
        List<Needed> found = new ArrayList<>();
        int problems = configuration.rejected().size();
        if (problems > 0) {
            found.add(new Needed("config_rejected", Integer.toString(problems), "routes"));
        }
        for (Model model : configuration.current().models().values()) {
            model.provider().addresses().forEach(address -> target(model, address, found));
        }
        configuration.current().models().keySet().forEach(model -> errors(model, found));
        present.drifting().forEach(route -> found.add(new Needed("drift", route, "routes")));
        configuration.current().models().values().forEach(model -> unpriced(model, found));
        return found.stream().limit(SHOWN).toList();
    }

    private void target(Model model, URI address, List<Needed> found) {
        Standing standing = Standing.of(present, model, address);
        if (!standing.up() || standing.breaker().equals("open")) {
            String kind = standing.breaker().equals("open") ? "breaker_open" : "target_out";
            found.add(new Needed(kind, standing.name(), "models"));
        }
    }

    private void errors(String model, List<Needed> found) {
        Sums sums = of(model);
        if (sums.of(Count.REQUESTS) >= ENOUGH
                && sums.of(Count.ERRORS) >= SHARE * sums.of(Count.REQUESTS)) {
            found.add(new Needed("errors", model, "models"));
        }
    }

    /// A simulation costs nothing.
    private void unpriced(Model model, List<Needed> found) {
        boolean simulated = model.provider().engine().equals(Provider.SIMULATION);
        if (!simulated && of(model.name()).of(Count.UNPRICED) > 0) {
            found.add(new Needed("unpriced", model.name(), "models"));
        }
    }

    private Sums of(String model) {
        return live.window(new Live.Key(Dimension.MODEL, model), WINDOW);
    }
}
