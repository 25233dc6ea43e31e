package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.forms.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.MultiValueMap;

/** What somebody with bad intentions, or a broken program, sends to the forms of a contract: refused in words, and nothing comes of it. */
class ContractHostileAnswersTest extends ContractProcessTests {

    @LocalServerPort
    int port;

    @Test
    void formsOfOurPeopleRefuseWhatTheyDidNotAskFor() throws IOException {
        Contact anna = people(1).get(0);
        String signed = sent(List.of(anna));
        sign(signed, anna);
        refuses(signed, "Activity_CountersignContract", "countersign-contract", "signatory", Map.of("note", Map.of("decision", "\"refuse\"")));
        staff(signed, "Activity_CountersignContract", "signatory", Map.of("decision", "refuse", "note", "No"));
        refuses(signed, "Activity_ResolveDecline", "resolve-decline", "sales", Map.of());
    }

    private void refuses(String number, String element, String form, String user, Map<String, Map<String, String>> needed) throws IOException {
        Task task = task(number, element);
        Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
        HostileAnswers.send(new EngineRest(port, user), task.getId(), "contract", form, needed);
        assertThat(task(number, element)).as(form).isNotNull();
        assertThat(runtime.getVariables(task.getProcessInstanceId())).as(form).isEqualTo(before);
    }

    @Test
    void signingPageTakesNoAnswerThatItDidNotAskFor() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        String task = task(number, "Activity_SignContract").getId();
        Map<String, Object> before = runtime.getVariables(task(number, "Activity_SignContract").getProcessInstanceId());
        for (String key : List.of("signerAction", "contractVersion", "signatureKind", "code", "colleague", "signerAnswer", "contractSigned")) {
            for (String value : HostileAnswers.TYPED) {
                MultiValueMap<String, String> posted = signature(number, anna);
                posted.set(key, value);
                assertThat(answer(number, anna, posted)).as("%s: %.40s", key, value).isInstanceOf(Outcome.Invalid.class);
            }
        }
        assertThat(task(number, "Activity_SignContract").getId()).isEqualTo(task);
        assertThat(runtime.getVariables(task(number, "Activity_SignContract").getProcessInstanceId())).isEqualTo(before);
        assertThat(contract(number).state()).isEqualTo(ContractState.SIGNING);
    }
}
