/// What operators ask of a running gateway, under `/admin`, and the port it has off loopback. One
/// file per resource; each is behind [Guard], and `Failure` is how all of them say no. Where one
/// starts reading: [Surface], then [OverviewResource]. Depends on the root's `Inquiry` and
/// `Recall`, on `live`, `replay` and the value types it shows.
@NullMarked
package dev.sluice.admin;

import org.jspecify.annotations.NullMarked;
