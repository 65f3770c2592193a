/// HTTP, as OpenAI's and Anthropic's SDKs speak it. [InferenceRoutes] takes a call in and hands it
/// to [dev.sluice.Gateway]; [Replies] writes what comes back; [ErrorMapper] is the only place that
/// knows status codes, [Shape] gives an error its caller's form. Depends on `Gateway` and the value
/// types it shows.
@NullMarked
package dev.sluice.api;

import org.jspecify.annotations.NullMarked;
