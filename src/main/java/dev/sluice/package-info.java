/// [Gateway] is the story of one call, step by step. Read it first; each step leads into one room.
/// [Trail] gathers what the record of a call needs and writes it once.
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
