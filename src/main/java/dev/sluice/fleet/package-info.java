/// Replicas of one provider: what each says of itself, what it shows by its first tokens, and which
/// of those in rotation gets the next attempt. [Fleets] finds a provider's [Fleet]; [Chooser]
/// chooses among its [Replica]s and is pure; [Rounds] asks them off the data path. Whether a
/// replica may be used at all is `upstream`'s to say ([Candidate]). Depends on `catalog`.
@NullMarked
package dev.sluice.fleet;

import org.jspecify.annotations.NullMarked;
