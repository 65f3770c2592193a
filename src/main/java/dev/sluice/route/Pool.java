package dev.sluice.route;

import dev.sluice.catalog.Model;
import java.util.List;

/// Interchangeable models: by weight, or in written order.
///
/// @param weights parallel to `models`; empty for a plain ordered list
public record Pool(String name, List<Model> models, List<Integer> weights) {

    public Pool {
        models = List.copyOf(models);
        weights = List.copyOf(weights);
    }

    public static Pool of(Model model) {
        return new Pool(model.name(), List.of(model), List.of());
    }
}
