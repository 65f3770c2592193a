/// The rules of the house, checked: arrows between rooms, who imports what, names, sizes, sources,
/// listeners, and every example in `config/` and the documentation. [Project] finds the files,
/// [Rooms] holds the compiled classes.
@NullMarked
package dev.sluice.house;

import org.jspecify.annotations.NullMarked;
