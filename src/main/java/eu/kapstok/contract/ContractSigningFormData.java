package eu.kapstok.contract;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpException;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the tasks of a contract show, and what becomes of the answers. */
@Component
class ContractSigningFormData implements ProcessFormData {

    private static final String DECISION = "decision";
    private static final String PRODUCTS = "products";
    private static final String NOTE = "note";
    private static final String CONTACT = "contact-";

    private final ContractForms forms;
    private final ContractFiles files;
    private final Contracts contracts;
    private final ContractDrafts drafts;
    private final ContractWishes wishes;
    private final ContractSigning signing;
    private final SignerAnswers answers;
    private final CountersignLimits limits;
    private final CustomerService customers;
    private final TaskService tasks;
    private final Clock clock;

    ContractSigningFormData(ContractForms forms, ContractFiles files, @Lazy Contracts contracts, @Lazy ContractDrafts drafts, ContractWishes wishes,
                            @Lazy ContractSigning signing, @Lazy SignerAnswers answers, CountersignLimits limits, CustomerService customers, @Lazy TaskService tasks, Clock clock) {
        this.forms = forms;
        this.files = files;
        this.contracts = contracts;
        this.drafts = drafts;
        this.wishes = wishes;
        this.signing = signing;
        this.answers = answers;
        this.limits = limits;
        this.customers = customers;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String processKey() {
        return ContractSigningProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        String number = task.businessKey();
        return switch (task.definitionKey()) {
            case ContractSigningProcess.Elements.REVIEW_CONTRACT -> forms.review(number);
            case ContractSigningProcess.Elements.COUNTERSIGN_CONTRACT -> forms.countersign(number);
            case ContractSigningProcess.Elements.RESOLVE_DECLINE -> forms.resolve(number);
            case ContractSigningProcess.Elements.SIGN_CONTRACT -> forms.sign(number, signer(task));
            default -> Map.of();
        };
    }

    private UUID signer(FormTask task) {
        return UUID.fromString(tasks.createTaskQuery().taskId(task.id()).singleResult().getAssignee().substring(CONTACT.length()));
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case ContractSigningProcess.Elements.REVIEW_CONTRACT -> ContractForms.REVIEW;
            case ContractSigningProcess.Elements.COUNTERSIGN_CONTRACT -> ContractForms.COUNTERSIGN;
            case ContractSigningProcess.Elements.RESOLVE_DECLINE -> ContractForms.RESOLVE;
            case ContractSigningProcess.Elements.SIGN_CONTRACT -> ContractForms.SIGN;
            default -> Set.of();
        };
    }

    @Override
    public boolean handles(String taskDefinitionKey) {
        return taskDefinitionKey.equals(ContractSigningProcess.Elements.CONTRACT_REQUESTED) || !displayKeys(taskDefinitionKey).isEmpty();
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case ContractSigningProcess.Elements.CONTRACT_REQUESTED -> Map.of("customer", ContractWishes.CUSTOMER);
            case ContractSigningProcess.Elements.REVIEW_CONTRACT -> Map.of(ContractSigningProcess.CONTRACT_REVIEW.name(), DECISION);
            case ContractSigningProcess.Elements.COUNTERSIGN_CONTRACT -> Map.of(ContractSigningProcess.CONTRACT_COUNTERSIGNED.name(), DECISION);
            case ContractSigningProcess.Elements.RESOLVE_DECLINE -> Map.of(ContractSigningProcess.CONTRACT_RESOLUTION.name(), DECISION);
            case ContractSigningProcess.Elements.SIGN_CONTRACT -> Map.of(ContractSigningProcess.SIGNER_ANSWER.name(), SignerAnswers.ACTION,
                    ContractSigningProcess.CONTRACT_SIGNER.name(), SignerAnswers.COLLEAGUE);
            default -> Map.of();
        };
    }

    @Override
    public Started started(Map<String, Object> values, Actor actor) {
        String customer = ContractWishes.text(values, ContractWishes.CUSTOMER);
        if (customer == null || customers.customer(customer).or(() -> customers.fromErp(customer)).isEmpty()) {
            throw new FormRefused(ContractWishes.CUSTOMER, "contract.request.unknownCustomer");
        }
        Contract contract = contracts.make(wish(customer, values), null, actor.name());
        return new Started(contract.number(), Map.of());
    }

    /** What was typed, if its price list can be written. */
    private ContractWish wish(String customer, Map<String, Object> values) {
        ContractWish wish = wishes.read(customer, values);
        try {
            List<String> unpriced = drafts.unpriced(wish);
            if (!unpriced.isEmpty()) {
                throw new FormRefused(PRODUCTS, "contract.request.products", String.join(", ", unpriced));
            }
            return wish;
        } catch (ErpException away) {
            throw new FormRefused(PRODUCTS, "contract.request.pricesAway");
        }
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        String number = task.businessKey();
        return switch (task.definitionKey()) {
            case ContractSigningProcess.Elements.REVIEW_CONTRACT -> review(number, values, actor);
            case ContractSigningProcess.Elements.COUNTERSIGN_CONTRACT -> countersign(number, values, actor);
            case ContractSigningProcess.Elements.RESOLVE_DECLINE -> resolve(number, values, actor);
            case ContractSigningProcess.Elements.SIGN_CONTRACT -> sign(task, values, actor);
            default -> throw new IllegalArgumentException(task.definitionKey());
        };
    }

    @Override
    public String customerPage(FormTask task) {
        return "/portal/contracts/" + task.businessKey();
    }

    private Map<String, Object> review(String number, Map<String, Object> values, Actor actor) {
        Contract contract = files.take(number);
        String decision = ContractWishes.text(values, DECISION);
        switch (decision) {
            case "send" -> send(contract, actor);
            case "change" -> {
                contracts.change(contract, wish(contract.customer(), values));
                files.tell(contract, ContractEvent.Type.CHANGED, actor.name());
            }
            default -> {
                contract.because(ContractWishes.text(values, NOTE));
                files.tell(contract, ContractEvent.Type.DROPPED, actor.name(), ContractWishes.text(values, NOTE));
            }
        }
        return Map.of(ContractSigningProcess.CONTRACT_REVIEW.name(), decision);
    }

    private void send(Contract contract, Actor actor) {
        List<String> missing = drafts.missing(contract);
        if (!missing.isEmpty()) {
            throw new FormRefused(DECISION, "contract.review.missing", String.join(", ", missing));
        } else if (contract.signBy().isBefore(LocalDate.now(clock))) {
            throw new FormRefused(DECISION, "contract.review.past");
        }
        contract.send(clock.instant());
        files.tell(contract, ContractEvent.Type.SENT, actor.name());
    }

    private Map<String, Object> countersign(String number, Map<String, Object> values, Actor actor) {
        boolean signed = "countersign".equals(values.get(DECISION));
        if (signed) {
            limits.check(actor.id(), files.find(number).amount(), DECISION);
            signing.countersign(number, actor);
        } else {
            signing.refuseCountersignature(number, ContractWishes.text(values, NOTE), actor);
        }
        return Map.of(ContractSigningProcess.CONTRACT_COUNTERSIGNED.name(), signed);
    }

    private Map<String, Object> resolve(String number, Map<String, Object> values, Actor actor) {
        String decision = ContractWishes.text(values, DECISION);
        Contract contract = files.take(number);
        String note = ContractWishes.text(values, NOTE);
        if (decision.equals("redraft")) {
            contracts.again(contract);
            files.tell(contract, ContractEvent.Type.REDRAFTED, actor.name(), note);
        } else {
            files.tell(contract, ContractEvent.Type.STOPPED, actor.name(), note);
        }
        return Map.of(ContractSigningProcess.CONTRACT_RESOLUTION.name(), decision);
    }

    private Map<String, Object> sign(FormTask task, Map<String, Object> values, Actor actor) {
        SignerAnswers.Answered answered = answers.take(task.businessKey(), task.id(), values, actor);
        Map<String, Object> variables = new HashMap<>();
        variables.put(ContractSigningProcess.SIGNER_ANSWER.name(), answered.action());
        if (answered.successor() != null) {
            variables.put(ContractSigningProcess.CONTRACT_SIGNER.name(), answered.successor().id().toString());
        }
        return variables;
    }
}
