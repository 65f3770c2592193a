/// Every metric name, tag, unit and bucket: [Meters] is the one file that knows them. Depends on
/// `wire` alone.
@NullMarked
package dev.sluice.metrics;

import org.jspecify.annotations.NullMarked;
