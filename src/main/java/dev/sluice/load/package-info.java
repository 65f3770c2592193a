/// What the process and its targets bear, and how it stops. [Room] is what one target has and
/// bears, [Limit] how that is learned, from [Lateness], [Line] who waits for it, [Comeback] when
/// those come back who were sent away; [Headroom] judges the process, [Relief] says when to judge
/// it anew, [Allowance] bounds what all may hold together, [Drain] is the course of a shutdown.
/// Pure: time is a parameter, and nothing here waits. Depends on nothing.
@NullMarked
package dev.sluice.load;

import org.jspecify.annotations.NullMarked;
