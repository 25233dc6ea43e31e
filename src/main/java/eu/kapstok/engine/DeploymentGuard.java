package eu.kapstok.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks through whatever is deployed, whichever way it comes, and refuses as a whole what could not run. */
@Component
class DeploymentGuard extends AbstractProcessEnginePlugin implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentGuard.class);

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
        DeploymentFaults faults = new DeploymentFaults();
        DeploymentContent content = new DeploymentContent(files, DeploymentGuard::newestModels);
        checks.orderedStream().forEach(check -> check.check(content, faults));
        if (faults.isRefused()) {
            throw faults.refusal();
        }
        if (!faults.warningsInWords().isEmpty()) {
            LOG.warn("Deployed with warnings:\n{}", faults.warningsInWords());
        }
    }

    private static Map<String, BpmnModelInstance> newestModels() {
        return Context.getCommandContext().runWithoutAuthorization(() -> {
            RepositoryService repository = Context.getProcessEngineConfiguration().getRepositoryService();
            Map<String, BpmnModelInstance> models = new LinkedHashMap<>();
            for (ProcessDefinition process : repository.createProcessDefinitionQuery().latestVersion().unlimitedList()) {
                models.put(process.getKey(), repository.getBpmnModelInstance(process.getId()));
            }
            return models;
        });
    }
}
