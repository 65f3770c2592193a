package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.ledger.Outcome;

/// Hears nothing; a test overrides what it listens to.
public class Quiet implements Watch {

    @Override
    public void trying(Model model, String target, int number) {}

    @Override
    public void fellBack(String from, String to, String word, boolean tried) {}

    @Override
    public void sent(long nanos) {}

    @Override
    public void spoke(long readAt, boolean content) {}

    @Override
    public void lost(Lost attempt) {}

    @Override
    public void ended(Outcome outcome) {}
}
