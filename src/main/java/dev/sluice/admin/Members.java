package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.config.Configuration;
import dev.sluice.route.Pool;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The models of a pool.
record Members(String name, List<Member> models, @JsonUnwrapped Written written) {

    /// @param weight null where the order is the written one
    record Member(String model, @Nullable Integer weight) {}

    static Members of(Configuration configuration, Pool pool) {
        List<Member> models =
                IntStream.range(0, pool.models().size())
                        .mapToObj(i ->
                                new Member(
                                        pool.models().get(i).name(),
                                        pool.weights().isEmpty() ? null : pool.weights().get(i)))
                        .toList();
        return new Members(pool.name(), models, Written.at(configuration, "pools." + pool.name()));
    }
}
