package eu.kapstok.portal;

import eu.kapstok.engine.DeploymentCheck;
import eu.kapstok.engine.DeploymentContent;
import eu.kapstok.engine.DeploymentFaults;
import eu.kapstok.engine.ModelProperties;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** Warns of a milestone whose readers would get another language than their own, and of one that has no place in the line. */
@Component
class MilestonesDeploymentCheck implements DeploymentCheck {

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.models().forEach((file, model) -> {
            MilestoneModel milestones = MilestoneModel.of(model);
            for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
                String text = ModelProperties.of(node).get(MilestoneModel.PROPERTY);
                if (text == null) {
                    continue;
                }
                Integer ordinal = MilestoneModel.ordinal(text);
                if (ordinal == null) {
                    faults.warningAt(file, node, "milestone '" + text + "' is no whole number from 1, so it is not shown");
                    continue;
                }
                List<String> missing = MilestoneModel.LANGUAGES.stream()
                        .filter(language -> !milestones.texts().get(ordinal).containsKey(language)).toList();
                if (!missing.isEmpty()) {
                    faults.warningAt(file, node, "milestone " + ordinal + " has no text in " + String.join(", ", missing));
                }
            }
        });
    }
}
