package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTemplatesTest {

    private static final String PAGE = "<html><head><title>Lease</title><meta name=\"field\" content=\"deposit\" data-type=\"amount\"></head>"
            + "<body><p th:text=\"${field.deposit}\">1</p></body></html>";

    @Test
    void shippedTemplatesDeclareWhatTheyUse() {
        ContractTemplates templates = new ContractTemplates();

        assertThat(templates.get("framework-agreement").fields()).containsEntry("products", ContractTemplates.Type.PRODUCTS);
        assertThat(templates.get("equipment-rental").titles()).containsEntry("fr", "Contrat de location de matériel");
        assertThat(templates.find("../../application")).isEmpty();
    }

    @Test
    void templateThatUsesAnUndeclaredFieldIsRefusedWithItsName() {
        refused(Map.of("nl", PAGE.replace("field.deposit", "field.rent")), "lease_nl.html", "'rent'", "not declare");
    }

    @Test
    void fieldIsFoundHoweverItIsWritten() {
        for (String written : java.util.List.of("field['rent']", "field[&quot;rent&quot;]", "field [ 'rent' ]", "field?.rent", "field . rent")) {
            refused(Map.of("nl", PAGE.replace("field.deposit", "field.deposit}\" th:title=\"${" + written)), "lease_nl.html", "'rent'", "not declare");
        }
    }

    @Test
    void templateThatDeclaresWhatItDoesNotUseIsRefusedWithItsName() {
        refused(Map.of("nl", PAGE.replace("${field.deposit}", "x")), "lease_nl.html", "'deposit'", "not use");
    }

    @Test
    void languagesAskForTheSame() {
        String other = PAGE.replace("deposit", "rent");
        refused(Map.of("nl", PAGE, "fr", other), "another language");
    }

    @Test
    void fieldThatNoFormAsksIsRefusedWithItsName() {
        assertThatThrownBy(() -> ContractTemplates.read("lease", Map.of("nl", PAGE), Map.of("review-contract", Set.of("rent"))))
                .isInstanceOf(IllegalStateException.class).hasMessageContainingAll("lease", "'deposit'", "review-contract");
    }

    @Test
    void fieldOfAnUnknownTypeIsRefused() {
        refused(Map.of("nl", PAGE.replace("\"amount\"", "\"colour\"")), "'deposit'", "'colour'");
    }

    private static void refused(Map<String, String> pages, String... words) {
        assertThatThrownBy(() -> ContractTemplates.read("lease", pages, Map.of("request-contract", Set.of("deposit", "rent"))))
                .isInstanceOf(IllegalStateException.class).hasMessageContainingAll(words);
    }
}
