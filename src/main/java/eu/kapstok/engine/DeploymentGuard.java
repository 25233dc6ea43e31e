package eu.kapstok.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks through whatever is deployed, whichever way it comes, and refuses as a whole what could not run. */
@Component
class DeploymentGuard extends AbstractProcessEnginePlugin implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentGuard.class);

    /** The file in which a deployment's warnings are kept. */
    static final String WARNINGS = "warnings.txt";

    private final ObjectProvider<DeploymentCheck> checks;

    DeploymentGuard(ObjectProvider<DeploymentCheck> checks) {
        this.checks = checks;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = new ArrayList<>();
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        deployers.add(this);
        engine.setCustomPreDeployers(deployers);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        DeploymentFaults faults = new DeploymentFaults(files);
        DeploymentContent content = new DeploymentContent(files, new InEngine());
        checks.orderedStream().forEach(check -> check.check(content, faults));
        if (faults.isRefused()) {
            throw faults.refusal();
        }
        if (!faults.warningsInWords().isEmpty()) {
            LOG.warn("Deployed with warnings:\n{}", faults.warningsInWords());
            keep(deployment, faults.warningsInWords());
        }
    }

    /** Beside the files of the deployment, where REST and Cockpit show it; files that were made do not count as deployed. */
    private static void keep(DeploymentEntity deployment, String warnings) {
        ResourceEntity resource = new ResourceEntity();
        resource.setName(WARNINGS);
        resource.setBytes(warnings.getBytes(StandardCharsets.UTF_8));
        resource.setDeploymentId(deployment.getId());
        resource.setType(ResourceTypes.REPOSITORY.getValue());
        resource.setCreateTime(ClockUtil.getCurrentTime());
        resource.setGenerated(true);
        Context.getCommandContext().getResourceManager().insertResource(resource);
    }

    /** What the engine holds already, whoever asks. */
    private static final class InEngine implements DeploymentContent.Deployed {

        @Override
        public Map<String, BpmnModelInstance> models() {
            return Context.getCommandContext().runWithoutAuthorization(() -> {
                Map<String, BpmnModelInstance> models = new LinkedHashMap<>();
                for (ProcessDefinition process : repository().createProcessDefinitionQuery().latestVersion().unlimitedList()) {
                    models.put(process.getKey(), repository().getBpmnModelInstance(process.getId()));
                }
                return models;
            });
        }

        @Override
        public Optional<DmnModelInstance> decision(String key) {
            return Context.getCommandContext().runWithoutAuthorization(() -> Optional.ofNullable(repository()
                            .createDecisionDefinitionQuery().decisionDefinitionKey(key).latestVersion().singleResult())
                    .map(decision -> repository().getDmnModelInstance(decision.getId())));
        }

        private static RepositoryService repository() {
            return Context.getProcessEngineConfiguration().getRepositoryService();
        }
    }
}
