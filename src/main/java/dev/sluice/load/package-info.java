/// What the process and its targets bear, and how it stops. [Room] is what one target has and
/// bears, [Limit] how that is learned, [Line] who waits for it; [Headroom] judges the process and
/// [Relief] when to judge it anew, [Drain] is the course of a shutdown. Pure: time is a parameter,
/// and nothing here waits. Depends on nothing.
@NullMarked
package dev.sluice.load;

import org.jspecify.annotations.NullMarked;
