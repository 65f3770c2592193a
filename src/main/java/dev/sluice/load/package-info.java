/// What one process can bear, and how it stops: [Drain] is the course of a shutdown. Pure: time is
/// a parameter, and nothing here waits. Depends on nothing.
@NullMarked
package dev.sluice.load;

import org.jspecify.annotations.NullMarked;
