package dev.sluice.route;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.team.RuleText.Prefer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// Whether [#order] looks at the conversation.
    boolean weighted() {
        return !weights.isEmpty() && models.size() > 1;
    }

    /// The models in the order they are tried. With weights each draws `-ln(u) / weight`, `u` being
    /// a hash of conversation and model (weighted rendezvous), and the smallest goes first: a
    /// conversation keeps its model, and a changed pool moves only what it must. Weight 0 comes
    /// last. A preference replaces the weights; `fastest` is the written order, for latency is not
    /// known here.
    List<Model> order(long conversation, @Nullable Prefer prefer) {
        if (prefer == null) {
            return weighted() ? draw(conversation) : models;
        }
        Comparator<Model> comparator =
                switch (prefer) {
                    case CHEAPEST -> Comparator.comparingLong(Pool::price);
                    case SELF_HOSTED ->
                            Comparator.comparing(
                                    model -> model.provider().residency() != Residency.SELF_HOSTED);
                    case FASTEST -> (_, _) -> 0;
                };
        List<Model> sorted = new ArrayList<>(models);
        sorted.sort(comparator);
        return sorted;
    }

    private List<Model> draw(long conversation) {
        List<Model> sorted = new ArrayList<>(models.size());
        double[] draws = new double[models.size()];
        for (int i = 0; i < draws.length; i++) {
            Model model = models.get(i);
            double draw = -StrictMath.log(unit(conversation, model.name())) / weights.get(i);
            int at = i;
            for (; at > 0 && draws[at - 1] > draw; at--) {
                draws[at] = draws[at - 1];
            }
            draws[at] = draw;
            sorted.add(at, model);
        }
        return sorted;
    }

    /// A number in (0, 1): the finalizer of SplitMix64 (Steele et al., 2014) over both hashes.
    private static double unit(long conversation, String name) {
        long z = conversation ^ (name.hashCode() * 0x9e3779b97f4a7c15L);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return ((z >>> 11) + 0.5) * 0x1p-53;
    }

    /// What one token in and one token out cost together; unpriced models come last.
    private static long price(Model model) {
        return model.price() == null
                ? Long.MAX_VALUE
                : model.price().input() + model.price().output();
    }
}
