/// Calls that nobody made, before those that somebody makes: they bring the runtime to compile what
/// a call goes through. Played by the build, which keeps what it learned (docs/decisions/0009), and
/// by a gateway that has just started. Start at [Rehearsal].
@NullMarked
package dev.sluice.rehearsal;

import org.jspecify.annotations.NullMarked;
