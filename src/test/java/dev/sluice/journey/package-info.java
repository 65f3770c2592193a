/// Whole calls over real connections: a started gateway between a caller and a scripted upstream.
/// Start at [Stage], which every journey is given, and [World], which builds it.
@NullMarked
package dev.sluice.journey;

import org.jspecify.annotations.NullMarked;
