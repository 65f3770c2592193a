/// Fits, judges and applies the weights of `complexity` to rows of recorded outcomes, offline: the
/// verbs `fit`, `evaluate` and `score`. Never on the serving path. Depends on `complexity`, whose
/// scan gives the features, so that training and serving see the same.
@NullMarked
package dev.sluice.training;

import org.jspecify.annotations.NullMarked;
