package eu.kapstok;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.engine.ProcessVariable;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.testing.KapstokTest;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The rules of the house for every model under {@code processes/}. */
@KapstokTest
class ProcessModelsTest {

    private static final Pattern ID = Pattern.compile("(Activity|Event|Gateway|Flow)_[A-Z][A-Za-z0-9]*");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CONDITION = Pattern.compile("!?[a-z][A-Za-z0-9]*|[a-z][A-Za-z0-9]* [!=]= '[A-Za-z0-9-]*'");
    private static final Pattern CUSTOMER = Pattern.compile("\\$\\{customerGroup}(\\.(buyer|approver|finance|signatory|admin))?");

    @Autowired
    ApplicationContext context;

    static Stream<Path> processes() throws IOException {
        return files(".bpmn");
    }

    static Stream<Path> decisions() throws IOException {
        return files(".dmn");
    }

    private static Stream<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    @Test
    void thereAreModels() throws IOException {
        assertThat(processes()).isNotEmpty();
        assertThat(decisions()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void processLiesWhereItsModuleIsAndIsCalledAsItsFile(Path file) {
        Process process = process(file);

        assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(Path.of("src/main/java/eu/kapstok", module(file))).isDirectory();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decisionLiesWhereItsModuleIsAndIsCalledAsItsFile(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
        Collection<Decision> all = model.getModelElementsByType(Decision.class);

        assertThat(all).extracting(Decision::getId).contains(file.getFileName().toString().replace(".dmn", ""));
        assertThat(all).allSatisfy(decision -> assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank());
        assertThat(Path.of("src/main/java/eu/kapstok", module(file))).isDirectory();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void idsSayWhatTheLabelsSay(Path file) {
        BpmnModelInstance model = read(file);
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            assertThat(node.getId()).matches(ID);
            boolean merging = node instanceof Gateway && node.getOutgoing().size() == 1;
            boolean unlabelledFrame = node instanceof Event && node.getName() == null
                    && node.getParentElement() instanceof SubProcess;
            if (!merging && !unlabelledFrame) {
                assertThat(node.getName()).as("label of " + node.getId()).isNotBlank();
                assertThat(plain(node.getId().substring(node.getId().indexOf('_') + 1))).as(node.getId())
                        .isEqualTo(plain(node.getName()));
            }
        }
        for (SequenceFlow flow : deciding(model)) {
            assertThat(flow.getName()).as("answer on " + flow.getId()).isNotBlank();
            String gateway = flow.getSource().getId().replace("Gateway_", "");
            assertThat(plain(flow.getId())).as(flow.getId()).isEqualTo(plain("Flow_" + gateway + flow.getName()));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void serviceTaskRunsItsDelegateInAJobOfItsOwn(Path file) {
        for (Task task : read(file).getModelElementsByType(Task.class)) {
            if (task instanceof ServiceTask || task instanceof SendTask) {
                String bean = decapitalised(task.getId().replace("Activity_", "")) + "Delegate";
                String expression = task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "delegateExpression");
                assertThat(expression).as(task.getId()).isEqualTo("${" + bean + "}");
                assertThat(task.isCamundaAsyncBefore()).as("async before on " + task.getId()).isTrue();
                assertThat(context.containsBean(bean)).as("bean " + bean).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void userTaskHasItsFormAndSomebodyWhoSeesIt(Path file) throws ReflectiveOperationException {
        Set<String> declared = variables(processClass(file));
        for (UserTask task : read(file).getModelElementsByType(UserTask.class)) {
            assertThat(task.getCamundaFormRef()).as("form of " + task.getId())
                    .isEqualTo(kebab(task.getId().replace("Activity_", "")));
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("latest");
            assertThat(Path.of("forms", module(file), task.getCamundaFormRef() + ".form")).isRegularFile();
            if (task.getCamundaAssignee() != null && task.getCamundaAssignee().matches("contact-\\$\\{[a-z][A-Za-z0-9]*}")) {
                continue;
            }
            assertThat(task.getCamundaCandidateGroups().split("\\s*,\\s*")).as("groups of " + task.getId()).isNotEmpty()
                    .allSatisfy(group -> assertThat(StaffGroup.byId(group).isPresent() || CUSTOMER.matcher(group).matches()
                            || multiInstanceElement(task, group) || group.matches("\\$\\{[a-zA-Z]+}") && declared.contains(group.substring(2, group.length() - 1)))
                            .as(group).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void taskOfOurOwnPeopleHasADayOnWhichItIsOverdue(Path file) {
        for (UserTask task : read(file).getModelElementsByType(UserTask.class)) {
            boolean customers = task.getCamundaAssignee() != null || CUSTOMER.matcher(task.getCamundaCandidateGroups()).matches();
            assertThat(customers || task.getCamundaDueDate() != null).as("due date of " + task.getId()).isTrue();
        }
    }

    private static boolean multiInstanceElement(UserTask task, String group) {
        return task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
                && group.equals("${" + loop.getCamundaElementVariable() + "}");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void businessRuleTaskAsksADecisionOfTheHouse(Path file) {
        for (BusinessRuleTask task : read(file).getModelElementsByType(BusinessRuleTask.class)) {
            assertThat(Path.of("processes", module(file), task.getCamundaDecisionRef() + ".dmn")).isRegularFile();
            assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("latest");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void boundaryErrorsNameTheirCode(Path file) {
        for (BoundaryEvent event : read(file).getModelElementsByType(BoundaryEvent.class)) {
            event.getEventDefinitions().stream().filter(ErrorEventDefinition.class::isInstance)
                    .map(ErrorEventDefinition.class::cast).forEach(error -> {
                        assertThat(error.getError()).as("error of " + event.getId()).isNotNull();
                        assertThat(error.getError().getErrorCode()).isNotBlank();
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void namesInTheModelAreTheConstantsOfItsProcessClass(Path file) throws ReflectiveOperationException {
        BpmnModelInstance model = read(file);
        Class<?> type = processClass(file);
        Set<String> constants = constants(type, String.class);
        Set<String> stored = new TreeSet<>();
        stored.add(process(file).getId());
        model.getModelElementsByType(Message.class).forEach(message -> stored.add(message.getName()));
        model.getModelElementsByType(Error.class).forEach(error -> stored.add(error.getErrorCode()));
        model.getModelElementsByType(BusinessRuleTask.class).forEach(task -> stored.add(task.getCamundaDecisionRef()));
        assertThat(constants).as("constants of " + type.getSimpleName()).isEqualTo(stored);

        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.getSimpleName().equals("Elements")) {
                Set<String> ids = model.getModelElementsByType(FlowElement.class).stream().map(FlowElement::getId)
                        .collect(Collectors.toSet());
                assertThat(ids).containsAll(constants(nested, String.class));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void conditionsAndExpressionsReadDeclaredVariables(Path file) throws ReflectiveOperationException, IOException {
        BpmnModelInstance model = read(file);
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null) {
                String text = flow.getConditionExpression().getTextContent().trim();
                assertThat(text).as(flow.getId()).startsWith("${").endsWith("}");
                assertThat(text.substring(2, text.length() - 1)).as(flow.getId()).matches(CONDITION);
            }
        }
        Set<String> declared = variables(processClass(file));
        Set<String> known = new HashSet<>(declared);
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class)
                .forEach(loop -> known.add(loop.getCamundaElementVariable()));
        Set<String> read = new TreeSet<>();
        Matcher matcher = EXPRESSION.matcher(Files.readString(file));
        while (matcher.find()) {
            String expression = matcher.group(1).replaceAll("'[^']*'", "").replaceAll("lists\\.of\\(([^)]*)\\)", "$1")
                    .replaceAll("workingDays\\.after\\([1-9][0-9]*\\)", "");
            Matcher name = Pattern.compile("[A-Za-z][A-Za-z0-9]*").matcher(expression);
            while (name.find()) {
                read.add(name.group());
            }
        }
        read.removeIf(name -> name.equals("nrOfInstances") || context.containsBean(name));
        assertThat(known).as("variables that the model reads").containsAll(read);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void diagramIsCompleteAndPlainText(Path file) throws IOException {
        BpmnModelInstance model = read(file);
        Set<String> drawn = new HashSet<>();
        model.getModelElementsByType(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        model.getModelElementsByType(BpmnEdge.class).forEach(edge -> drawn.add(edge.getBpmnElement().getId()));
        assertThat(drawn).containsAll(model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .map(FlowElement::getId).toList());
        for (DomElement element : elements(model)) {
            assertThat(element.getAttribute("id")).satisfiesAnyOf(id -> assertThat(id).isNull(), id -> assertThat(id).isASCII());
        }
        Matcher expression = EXPRESSION.matcher(Files.readString(file));
        while (expression.find()) {
            assertThat(expression.group()).isASCII();
        }
        assertThat(Files.readString(file)).as("non-breaking spaces").doesNotContain("\u00a0", "\u202f");
    }

    private static List<DomElement> elements(BpmnModelInstance model) {
        List<DomElement> found = new ArrayList<>();
        collect(model.getDocument().getRootElement(), found);
        return found;
    }

    private static void collect(DomElement element, List<DomElement> found) {
        found.add(element);
        element.getChildElements().forEach(child -> collect(child, found));
    }

    private static Process process(Path file) {
        List<Process> processes = new ArrayList<>(read(file).getModelElementsByType(Process.class));
        assertThat(processes).hasSize(1);
        return processes.get(0);
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static List<SequenceFlow> deciding(BpmnModelInstance model) {
        return model.getModelElementsByType(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1).flatMap(gateway -> gateway.getOutgoing().stream()).toList();
    }

    private static Class<?> processClass(Path file) throws ClassNotFoundException {
        String name = Stream.of(process(file).getId().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
        return Class.forName("eu.kapstok." + module(file) + "." + name + "Process");
    }

    private static Set<String> constants(Class<?> type, Class<?> of) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == of) {
                field.setAccessible(true);
                values.add((String) field.get(null));
            }
        }
        return values;
    }

    private static Set<String> variables(Class<?> type) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ProcessVariable.class) {
                field.setAccessible(true);
                values.add(((ProcessVariable<?>) field.get(null)).name());
            }
        }
        return values;
    }

    private static String module(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
