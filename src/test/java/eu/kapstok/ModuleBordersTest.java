package eu.kapstok;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may use whom. */
class ModuleBordersTest {

    private static final String[] BUSINESS = {"eu.kapstok.quote..", "eu.kapstok.order..", "eu.kapstok.catalog..",
            "eu.kapstok.complaint..", "eu.kapstok.claim..", "eu.kapstok.dunning..", "eu.kapstok.contract.."};

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("eu.kapstok");

    @Test
    void modulesUseOnlyWhatOthersPublishAndMakeNoCycles() {
        ApplicationModules.of(KapstokApplication.class).verify();
    }

    @Test
    void sharedModulesKnowNoBusinessModule() {
        noClasses().that().resideOutsideOfPackages(BUSINESS)
                .should().dependOnClassesThat(resideInAnyPackage(BUSINESS)).check(classes);
    }

    @Test
    void onlyTheGlueKnowsTheEngine() {
        noClasses().that(resideInAnyPackage(BUSINESS).or(resideInAPackage("eu.kapstok.signing..")))
                .and().haveSimpleNameNotEndingWith("Process").and().haveSimpleNameNotEndingWith("Delegate")
                .and().haveSimpleNameNotEndingWith("FormData").and().haveNameNotMatching(".*Process\\$.*")
                .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(classes);
        noClasses().that().resideInAnyPackage("eu.kapstok.customer..", "eu.kapstok.erp..", "eu.kapstok.documents..",
                        "eu.kapstok.notifications..")
                .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(classes);
    }

    @Test
    void nothingButTheEngineSchedules() {
        noClasses().should().dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.scheduling.annotation.Scheduled").check(classes);
    }
}
