package eu.kapstok.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the newest version of a decision table for the one answer that fits. */
@Component
public class Decisions {

    private final ProcessEngine engine;
    private final DmnEngine withoutTrace;
    private final Map<String, DmnDecision> known = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> words = new ConcurrentHashMap<>();

    Decisions(@Lazy ProcessEngine engine) {
        this.engine = engine;
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(DecisionFeelEngine::new);
        this.withoutTrace = configuration.buildEngine();
    }

    /**
     * Decides, and the engine's history keeps what was asked and answered.
     *
     * @param facts by the names of the table's inputs
     * @return by the names of the table's outputs, empty when no rule fits
     */
    public Map<String, Object> decide(String key, Map<String, Object> facts) {
        return unauthorized(context -> only(engine.getDecisionService().evaluateDecisionByKey(key).variables(facts).evaluate()));
    }

    /** What would be decided now; kept nowhere. */
    public Map<String, Object> foresee(String key, Map<String, Object> facts) {
        return only(withoutTrace.evaluateDecision(newest(key), facts));
    }

    /**
     * What the rules of the newest version say of themselves, by what each answers in one of its outputs; a rule that says nothing is left out.
     *
     * @param output name of an output with a text
     */
    public Map<String, String> words(String key, String output) {
        String id = newestId(key);
        return words.computeIfAbsent(id + " " + output, versionAndOutput -> unauthorized(context -> {
            try (InputStream model = engine.getRepositoryService().getDecisionModel(id)) {
                return ofRules(Dmn.readModelFromStream(model).getModelElementById(key), output);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }));
    }

    private static Map<String, String> ofRules(Decision decision, String output) {
        Map<String, String> words = new HashMap<>();
        if (decision.getExpression() instanceof DecisionTable table) {
            int column = table.getOutputs().stream().map(Output::getName).toList().indexOf(output);
            table.getRules().stream().filter(rule -> column >= 0 && rule.getDescription() != null).forEach(rule -> {
                String answer = new ArrayList<>(rule.getOutputEntries()).get(column).getText().getTextContent().strip();
                words.putIfAbsent(answer.replaceAll("^\"|\"$", ""), rule.getDescription().getTextContent().strip());
            });
        }
        return words;
    }

    private DmnDecision newest(String key) {
        String id = newestId(key);
        return known.computeIfAbsent(id, definition -> unauthorized(context -> {
            try (InputStream model = engine.getRepositoryService().getDecisionModel(definition)) {
                return withoutTrace.parseDecision(key, model);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }));
    }

    private String newestId(String key) {
        return unauthorized(context -> {
            DecisionDefinition newest = engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey(key)
                    .latestVersion().singleResult();
            if (newest == null) {
                throw new IllegalStateException("There is no decision " + key);
            }
            return newest.getId();
        });
    }

    private static Map<String, Object> only(DmnDecisionResult result) {
        return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    }

    private <T> T unauthorized(Command<T> question) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> question.execute(context)));
    }
}
