package dev.sluice.decisions;

import dev.sluice.ask.Text;
import dev.sluice.complexity.Scale;
import org.jspecify.annotations.Nullable;

/// What a call leaves at its end, made on its event loop and sealed on another thread.
///
/// @param open the record, not yet sealed: its conversation is empty, its features are as they were
///   scored
/// @param scale what the probability was read on
/// @param conversation [Text#conversation] with the team's [Text#seed]; 0 when nobody spoke
/// @param prompt of a team that opted in, cut to size; null for all others
public record Draft(DecisionRecord open, Scale scale, long conversation, @Nullable Text prompt) {}
