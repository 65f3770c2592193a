/// What is counted and timed. [Meters] is what others call; [Family] is the one file that knows
/// every name and tag, [Shape] the buckets. Names a scrape may show come from configuration
/// ([Known]) or from code, never from a caller. Depends on `wire` alone.
@NullMarked
package dev.sluice.metrics;

import org.jspecify.annotations.NullMarked;
