package dev.sluice.load;

/// On whose behalf a call waits, and how much of a line that is worth.
///
/// @param team its name
/// @param weight its share of the places beside other teams: [#USUAL], more for one that goes
///   first, less for one that goes last; at least 1
public record Guest(String team, int weight) {

    public static final int USUAL = 2;

    boolean goesFirst() {
        return weight > USUAL;
    }

    boolean goesLast() {
        return weight < USUAL;
    }
}
