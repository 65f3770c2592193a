/// Is this target in rotation: what its attempts say of it, as pure state machines whose time is a
/// parameter (nanoseconds of `System.nanoTime()`). Start at [Health], one per target; [Peers] are
/// the replicas among which one may stand out, [Keychain] the credentials of one provider. Rules:
/// reliability.md R15 to R19. Depends on `wire`.
@NullMarked
package dev.sluice.health;

import org.jspecify.annotations.NullMarked;
