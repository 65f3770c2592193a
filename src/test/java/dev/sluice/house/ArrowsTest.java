package dev.sluice.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.Gateway;
import dev.sluice.Inquiry;
import dev.sluice.route.Router;
import dev.sluice.upstream.Upstreams;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom: architecture.md section 2, drawn in [Rooms#ARROWS].
class ArrowsTest {

    static Stream<String> rooms() {
        return Rooms.all().stream();
    }

    @Test
    void everyRoomIsOnThePlan() {
        // When
        Set<String> built = Rooms.all();

        // Then
        assertEquals(new TreeSet<>(Rooms.ARROWS.keySet()), built);
    }

    @ParameterizedTest(name = "dev.sluice.{0}")
    @MethodSource("rooms")
    void knowsOnlyTheRoomsItMay(String room) {
        // Given
        Set<String> may = Rooms.ARROWS.get(room);
        Set<String> strangers = new TreeSet<>();

        // When
        Rooms.CLASSES.stream()
                .filter(type -> room.equals(Rooms.of(type)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .forEach(arrow -> {
                    String to = Rooms.of(arrow.getTargetClass().getBaseComponentType());
                    if (to != null && !to.equals(room) && !may.contains(to)) {
                        strangers.add(arrow.getDescription());
                    }
                });

        // Then
        assertEquals(Set.of(), strangers);
    }

    @Test
    void noRoomDependsOnItselfThroughAnother() {
        slices().matching(Rooms.HOUSE + ".(*)..").should().beFreeOfCycles().check(Rooms.CLASSES);
    }

    /// `config` builds the router and its snapshot carries it; [Inquiry] asks what would happen,
    /// and `replay` what would have happened.
    @Test
    void onlyTheGatewayAsksForARoute() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.sluice.route", "dev.sluice.config", "dev.sluice.replay")
                .and()
                .doNotBelongToAnyOf(Gateway.class, Inquiry.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Router.class)
                .check(Rooms.CLASSES);
    }

    @Test
    void onlyTheGatewayOpensAnUpstream() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.upstream")
                .and()
                .doNotBelongToAnyOf(Gateway.class)
                .should()
                .callMethod(
                        Upstreams.class,
                        "open",
                        dev.sluice.upstream.Errand.class,
                        java.util.List.class)
                .check(Rooms.CLASSES);
    }
}
