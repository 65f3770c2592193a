/// Who asks: [Teams] turns a credential into a [Team]. Keys exist only as hashes; [ApiKey] makes
/// new ones. Start at [Teams]. Depends on `wire` alone.
@NullMarked
package dev.sluice.team;

import org.jspecify.annotations.NullMarked;
