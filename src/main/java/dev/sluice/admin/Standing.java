package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.catalog.Model;
import dev.sluice.metrics.Present;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How a target stands now.
///
/// @param breaker closed, half_open or open
/// @param up whether it is in rotation
/// @param why it is not; null when it is
record Standing(
        String name,
        String model,
        String address,
        long inFlight,
        String breaker,
        boolean up,
        @Nullable String why,
        @JsonUnwrapped Load load) {

    /// Null where nobody knows.
    ///
    /// @param limit attempts it may carry at once
    /// @param queue requests that wait inside a vLLM server
    /// @param kvUsage of its key-value memory, 0 to 1
    /// @param loadAgeS seconds since those were read
    record Load(
            @Nullable Double limit,
            @Nullable Double queue,
            @Nullable Double running,
            @Nullable Double kvUsage,
            @Nullable Double loadAgeS) {}

    static Standing of(Present present, Model model, URI address) {
        String name = model.target(address);
        Present.Target now = present.target(name);
        boolean up = now.up() != 0;
        String breaker = breaker(now.breaker());
        return new Standing(
                name,
                model.name(),
                address.toString(),
                (long) now.inFlight(),
                breaker,
                up,
                up ? null : breaker.equals("closed") ? "out of rotation" : "breaker " + breaker,
                new Load(
                        Json.known(now.limit()),
                        Json.known(now.waiting()),
                        Json.known(now.running()),
                        Json.known(now.kvUsage()),
                        Json.known(now.loadAge())));
    }

    private static String breaker(double state) {
        return state == 2 ? "open" : state == 1 ? "half_open" : "closed";
    }
}
