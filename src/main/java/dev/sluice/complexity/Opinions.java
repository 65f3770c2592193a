package dev.sluice.complexity;

import dev.sluice.wire.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whom a route asks inside the band, beside signals of one's own, and who judges its answers.
///
/// @param judge a model that is asked, or null
/// @param rows labelled requests whose neighbours are asked, or null
/// @param blind a model that judges answers afterwards, or null
public record Opinions(@Nullable Asked judge, @Nullable Path rows, @Nullable Blind blind) {

    public static final Opinions NONE = new Opinions(null, null, null);

    /// @param share of the answers that it is shown, 0 to 1
    public record Blind(Asked asked, double share) {}

    /// An OpenAI-shaped model, with what its opinions cost.
    ///
    /// @param base up to and including `/v1`
    /// @param extra further members of each request: the model's patch
    /// @param inputPicos per token, as [dev.sluice.complexity.LanguageJudge] adds them up; 0 when
    ///   unpriced
    /// @param dailyMicros the most its opinions may cost in a UTC day, micro-dollars
    public record Asked(
            String model,
            URI base,
            Secret key,
            String upstream,
            Map<String, Object> extra,
            long inputPicos,
            long outputPicos,
            long dailyMicros) {}
}
