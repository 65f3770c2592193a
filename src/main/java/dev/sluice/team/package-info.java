/// Who asks: [Teams] turns a credential into a [Team]. Keys exist only as hashes. Start at [Teams].
/// Depends on `wire` alone.
@NullMarked
package dev.sluice.team;

import org.jspecify.annotations.NullMarked;
