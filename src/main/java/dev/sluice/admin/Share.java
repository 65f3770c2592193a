package dev.sluice.admin;

import dev.sluice.live.Count;
import dev.sluice.live.Dimension;
import dev.sluice.live.Live;
import java.util.List;
import java.util.stream.Stream;

/// How many of some calls went to a tier.
record Share(String tier, long requests) {

    /// @param dimension of pairs with a tier
    static List<Share> all(Live live, Dimension dimension, String name, int seconds) {
        return Stream.of("fast", "reasoning", "pinned")
                .map(tier -> {
                    Live.Key key = new Live.Key(dimension, Dimension.pair(name, tier));
                    return new Share(tier, live.window(key, seconds).of(Count.REQUESTS));
                })
                .filter(share -> share.requests() > 0)
                .toList();
    }
}
