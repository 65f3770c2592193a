package dev.sluice.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which room may use which library: architecture.md section 2.
class ImportsTest {

    private static GivenClassesConjunction outside(String... rooms) {
        Set<String> may = Set.of(rooms);
        return noClasses()
                .that(describe("are outside " + may, type -> !may.contains(Rooms.of(type))));
    }

    private static boolean isPart(JavaClass type, String outermost) {
        return type.getName().equals(outermost) || type.getName().startsWith(outermost + "$");
    }

    @Test
    void jakartaRestIsForWhoAnswersHttp() {
        outside("api", "admin")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .allowEmptyShould(true)
                .check(Rooms.CLASSES);
    }

    @Test
    void vertxIsForWhoMovesBytes() {
        outside("answer", "api", "admin", "wire", "dialect", "upstream", "sim")
                .and(
                        describe(
                                "put nothing together",
                                type ->
                                        Stream.of("Parts", "Bounds", "Understudies")
                                                .noneMatch(name ->
                                                        isPart(type, "dev.sluice." + name))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx..")
                .check(Rooms.CLASSES);
    }

    @Test
    void faultToleranceIsTheShields() {
        noClasses()
                .that(
                        describe(
                                "are neither Shield nor a judge",
                                type ->
                                        !isPart(type, "dev.sluice.upstream.Shield")
                                                && !isPart(
                                                        type,
                                                        "dev.sluice.complexity.LanguageJudge")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.smallrye.faulttolerance..", "org.eclipse.microprofile.faulttolerance..")
                .check(Rooms.CLASSES);
    }

    @Test
    void langChain4jIsForProvidersAndSecondSignals() {
        noClasses()
                .that(
                        describe(
                                "are no judge, no embedding and no dialect of it",
                                type ->
                                        !isPart(type, "dev.sluice.complexity.RubricJudge")
                                                && !isPart(type, "dev.sluice.complexity.Neighbours")
                                                && !type.getName()
                                                        .startsWith(
                                                                "dev.sluice.dialect.LangChain4j")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(Rooms.CLASSES);
    }

    @Test
    void micrometerIsForMetrics() {
        outside("metrics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(Rooms.CLASSES);
    }

    @Test
    void noTreeIsBuiltWhereBytesPassThrough() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sluice",
                        "dev.sluice.ask",
                        "dev.sluice.route",
                        "dev.sluice.limit",
                        "dev.sluice.complexity",
                        "dev.sluice.upstream",
                        "dev.sluice.api",
                        "dev.sluice.wire",
                        "dev.sluice.dialect")
                .and(
                        describe(
                                "are not the error path",
                                type ->
                                        Stream.of("Complaints", "Redaction", "ErrorCodes")
                                                .noneMatch(name ->
                                                        isPart(
                                                                type,
                                                                "dev.sluice.dialect." + name))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(Rooms.CLASSES);
    }

    @Test
    void nothingStartsProcessesOrRunsCodeItWasSent() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.lang\\.(ProcessBuilder|Process)|javax\\.script\\..*"
                                + "|java\\.io\\.ObjectInputStream|java\\.rmi\\..*")
                .orShould()
                .callMethodWhere(
                        describe(
                                "is Runtime.exec",
                                call ->
                                        call.getTargetOwner().isEquivalentTo(Runtime.class)
                                                && call.getName().equals("exec")))
                .check(Rooms.CLASSES);
    }

    @Test
    void pureStepsKnowNoAsynchronousType() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.sluice.ask", "dev.sluice.team", "dev.sluice.route")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye.mutiny..", "java.util.concurrent..")
                .check(Rooms.CLASSES);
    }
}
