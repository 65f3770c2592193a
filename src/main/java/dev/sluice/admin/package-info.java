/// What an operator asks a running gateway, under `/admin`: [ExplainResource] and [ReloadResource].
/// Reachable on loopback only. Depends on the root's `Inquiry` and the value types it shows.
@NullMarked
package dev.sluice.admin;

import org.jspecify.annotations.NullMarked;
