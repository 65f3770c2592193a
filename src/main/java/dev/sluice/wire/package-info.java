/// What crosses our edge, in both directions: [Call] comes in, [Reply] goes out, [Refusal] is every
/// way we say no. Start at [Call]. Knows no other room, so every room may depend on it.
@NullMarked
package dev.sluice.wire;

import org.jspecify.annotations.NullMarked;
