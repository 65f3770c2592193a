package dev.sluice.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.Suspended;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Names, visibility and the shape of resources: style.md 2.1, 2.7 and 2.13.
class NamesTest {

    private static final String BANNED =
            ".*(Impl|Utils?|Helper|Manager|Controller|Handler|Processor|Service|Base|Abstract|DTO"
                    + "|Dto|Data|Info)";

    /// At most this share of the types can be reached from another room.
    private static final double PUBLIC = 0.45;

    @Test
    void noNameSaysNothing() {
        noClasses().should().haveNameMatching(BANNED).check(Rooms.CLASSES);
    }

    @Test
    void noMethodSaysGet() {
        noMethods()
                .that(describe("are ours", method -> !isInherited(method)))
                .should()
                .haveNameMatching("get[A-Z].*")
                .check(Rooms.CLASSES);
    }

    private static boolean isInherited(JavaMethod method) {
        return method.getOwner().getAllRawInterfaces().stream()
                .filter(type -> Rooms.of(type) == null)
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(asked -> asked.getName().equals(method.getName()));
    }

    @Test
    void nothingIsAbstractButInterfaces() {
        noClasses()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should()
                .haveModifier(JavaModifier.ABSTRACT)
                .check(Rooms.CLASSES);
    }

    @Test
    void mostTypesStayInTheirRoom() {
        // Given
        var types =
                Rooms.CLASSES.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .toList();

        // When
        var open = types.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
        double share = (double) open.count() / types.size();

        // Then
        String said = "%.1f %% of %d types are public".formatted(100 * share, types.size());
        assertTrue(share <= PUBLIC, said);
    }

    @Test
    void noFieldCanBeChangedForEverybody() {
        // When
        Set<String> shared =
                Rooms.CLASSES.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .map(field -> field.getFullName())
                        .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of(), shared);
    }

    @Test
    void noFieldIsOptional() {
        noFields().should().haveRawType(Optional.class).check(Rooms.CLASSES);
    }

    @Test
    void resourcesStayInTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .bePackagePrivate()
                .check(Rooms.CLASSES);
    }

    @Test
    void resourceMethodsArePublicOrSilentlyAreNotFound() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .bePublic()
                .check(Rooms.CLASSES);
    }

    /// An event loop may wait for nothing; what operators ask is answered on worker threads, where
    /// the framework runs a method that just returns.
    @Test
    void resourceMethodsNeverWaitForTheirAnswer() {
        // When
        Set<String> blocking =
                Rooms.CLASSES.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                        .filter(method -> !"admin".equals(Rooms.of(method.getOwner())))
                        .filter(method -> !isAsynchronous(method))
                        .map(JavaMethod::getFullName)
                        .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of(), blocking);
    }

    /// Security S3: denied by default, by annotation.
    @Test
    void whatOperatorsAskIsBehindTheGuard() {
        // When
        Set<String> open =
                Rooms.CLASSES.stream()
                        .filter(type -> "admin".equals(Rooms.of(type)))
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .filter(type ->
                                !type.isAnnotatedWith("dev.sluice.admin.Guarded")
                                        && !type.isAnnotatedWith("dev.sluice.admin.Doorway"))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of(), open);
    }

    private static boolean isAsynchronous(JavaMethod method) {
        String gives = method.getRawReturnType().getName();
        return gives.equals("io.smallrye.mutiny.Uni")
                || gives.equals("java.util.concurrent.CompletionStage")
                || method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotatedWith(Suspended.class));
    }
}
