package dev.sluice.config;

import dev.sluice.config.TeamShape.Money;
import dev.sluice.config.TeamShape.Rates;
import dev.sluice.team.Budget;
import dev.sluice.team.Learning;
import dev.sluice.team.Limits;
import org.jspecify.annotations.Nullable;

/// What a team may spend and how fast: its own word, else everybody's.
///
/// @param defaults null when unsaid
record Allowance(Shape.@Nullable Defaults defaults) {

    /// Inside the band exploring costs least (routing-quality.md 11: 1 % and 10 %).
    private static final double UNSURE = 10;

    Limits limits(TeamShape said) {
        Rates mine = said.limits() == null ? Rates.NONE : said.limits();
        Rates other =
                defaults == null || defaults.limits() == null ? Rates.NONE : defaults.limits();
        return new Limits(
                first(mine.requestsPerMinute(), other.requestsPerMinute()),
                first(mine.tokensPerMinute(), other.tokensPerMinute()),
                first(mine.concurrent(), other.concurrent()),
                mine.raiseMaxTokens() != null
                        ? mine.raiseMaxTokens()
                        : Boolean.TRUE.equals(other.raiseMaxTokens()));
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

    static Learning learning(TeamShape said) {
        TeamShape.Teaching teaching = said.learning();
        if (teaching == null) {
            return Learning.NONE;
        }
        double explore = teaching.explore() == null ? 0 : teaching.explore().doubleValue();
        double unsure =
                teaching.exploreUnsure() == null
                        ? Math.min(1, UNSURE * explore)
                        : teaching.exploreUnsure().doubleValue();
        return new Learning(
                explore,
                unsure,
                Boolean.TRUE.equals(teaching.keepPrompts()),
                Boolean.TRUE.equals(teaching.judged()));
    }
}
