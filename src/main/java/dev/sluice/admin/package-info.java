/// What an operator asks a running gateway, under `/admin`: [ExplainResource], [ReloadResource],
/// [DecisionsResource]. Reachable on loopback only. Depends on the root's `Inquiry` and `Recall`
/// and the value types they show.
@NullMarked
package dev.sluice.admin;

import org.jspecify.annotations.NullMarked;
