package dev.sluice;

/// Configurations that start no gateway, for the rooms that cannot make them.
public final class Wrong {

    private Wrong() {}

    public static WrongConfiguration configuration(String problems) {
        return new WrongConfiguration(problems);
    }
}
