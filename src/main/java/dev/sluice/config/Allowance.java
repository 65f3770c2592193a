package dev.sluice.config;

import dev.sluice.config.TeamShape.Money;
import dev.sluice.config.TeamShape.Rates;
import dev.sluice.team.Budget;
import dev.sluice.team.Limits;
import org.jspecify.annotations.Nullable;

/// What a team may spend and how fast: its own word, else everybody's.
///
/// @param defaults null when unsaid
record Allowance(Shape.@Nullable Defaults defaults) {

    Limits limits(TeamShape said) {
        Rates mine = said.limits() == null ? Rates.NONE : said.limits();
        Rates other =
                defaults == null || defaults.limits() == null ? Rates.NONE : defaults.limits();
        return new Limits(
                first(mine.requestsPerMinute(), other.requestsPerMinute()),
                first(mine.tokensPerMinute(), other.tokensPerMinute()),
                first(mine.concurrent(), other.concurrent()));
    }

    private static long first(@Nullable Long mine, @Nullable Long other) {
        return mine != null ? mine : other != null ? other : 0;
    }

    Budget budget(TeamShape said) {
        Money other = defaults == null ? null : defaults.budget();
        Money money = said.budget() != null ? said.budget() : other;
        if (money == null || money.amount() == null) {
            return Budget.NONE;
        }
        return new Budget(
                money.amount().movePointRight(6).longValue(),
                money.period() == null ? Budget.NONE.period() : money.period(),
                money.whenSpent() == null ? Budget.NONE.whenSpent() : money.whenSpent());
    }
}
