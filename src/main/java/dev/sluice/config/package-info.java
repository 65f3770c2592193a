/// YAML files become one immutable [Snapshot]: all problems at once, last good kept, hot reload.
/// Start at [Configuration]. Builds what the other rooms declare.
@NullMarked
package dev.sluice.config;

import org.jspecify.annotations.NullMarked;
