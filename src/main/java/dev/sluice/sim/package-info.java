/// The simulated provider of the embedded default: a real OpenAI-shaped HTTP server on a free
/// loopback port inside the process, so that the gateway runs without a key and without a network.
/// Every answer says that it is simulated. Start at [SimProvider]; one answer goes through
/// [Question] (read), [Answer] (decide), [Shapes] (JSON) and [Playback] (time). Knows Vert.x and
/// Jackson only; no other room's types.
@NullMarked
package dev.sluice.sim;

import org.jspecify.annotations.NullMarked;
