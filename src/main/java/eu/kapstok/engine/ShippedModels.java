package eu.kapstok.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the models and forms that the application ships: a new or changed file becomes the newest version, an unchanged one
 * stays, and one over which somebody deployed by hand is left to them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ShippedModels implements ApplicationRunner {

    /** Source of our own deployments; whatever comes from Modeler or REST names another one or none. */
    static final String SOURCE = "kapstok";

    private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);

    /** Nodes that start together take turns by this key of a database lock. */
    private static final long LOCK = 7_240_001L;

    /** What is referred to comes before what refers to it. */
    private static final List<String> ENDINGS = List.of("form", "dmn", "bpmn");

    private final ProcessEngine engine;
    private final RepositoryService repository;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    ShippedModels(ProcessEngine engine, JdbcTemplate database, PlatformTransactionManager transactions) {
        this.engine = engine;
        this.repository = engine.getRepositoryService();
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Resource resource : shipped()) {
            files.put(resource.getFilename(), resource.getContentAsByteArray());
        }
        release(files);
    }

    /**
     * Deploys what a release brings, together or not at all.
     *
     * @throws ParseException when it is refused and something of it was never deployed: the application cannot do without
     */
    void release(Map<String, byte[]> files) {
        try {
            transaction.executeWithoutResult(status -> deployIfNew(files));
        } catch (ParseException refused) {
            if (files.keySet().stream().anyMatch(file -> newest(file).isEmpty())) {
                throw refused;
            }
            // what somebody deployed by hand does not fit the new release; the older versions fit each other
            LOG.error("The shipped models are refused, and those that are deployed stay:\n{}", refused.getMessage());
        }
    }

    private static List<Resource> shipped() throws IOException {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        return ENDINGS.stream()
                .flatMap(ending -> find(resolver, ending).sorted(Comparator.comparing(Resource::getFilename)))
                .toList();
    }

    private static Stream<Resource> find(PathMatchingResourcePatternResolver resolver, String ending) {
        String folder = ending.equals("form") ? "forms" : "processes";
        try {
            return Arrays.stream(resolver.getResources("classpath*:/" + folder + "/**/*." + ending));
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot list the shipped ." + ending + " files", unreadable);
        }
    }

    /** All that are new or changed come together, as one may need the other. */
    void deployIfNew(Map<String, byte[]> files) {
        database.query("select pg_advisory_xact_lock(?)", row -> { }, LOCK);
        DeploymentBuilder deployment = repository.createDeployment().source(SOURCE);
        List<String> names = new ArrayList<>();
        files.forEach((name, content) -> {
            if (isNew(name, content)) {
                names.add(name);
                deployment.addInputStream(name, new ByteArrayInputStream(content));
            }
        });
        if (!names.isEmpty()) {
            deployment.name(names.size() == 1 ? names.get(0) : SOURCE).deploy();
            LOG.info("Deployed: {}", String.join(", ", names));
        }
    }

    private boolean isNew(String fileName, byte[] content) {
        Optional<ResourceDefinition> newest = newest(fileName);
        if (newest.isEmpty()) {
            return true;
        }
        if (Arrays.equals(content, deployedContent(newest.get()))) {
            return false;
        }
        if (SOURCE.equals(deployment(newest.get()).getSource())) {
            return true;
        }
        LOG.info("{} was deployed by hand and stays; the shipped one differs", fileName);
        return false;
    }

    private Optional<ResourceDefinition> newest(String fileName) {
        String key = fileName.substring(0, fileName.lastIndexOf('.'));
        return Optional.ofNullable(switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
            case "bpmn" -> repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
            case "dmn" -> repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).latestVersion().singleResult();
            case "form" -> newestForm(key);
            default -> throw new IllegalArgumentException(fileName);
        });
    }

    private ResourceDefinition newestForm(String key) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired()
                .execute(context -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key));
    }

    private Deployment deployment(ResourceDefinition definition) {
        return repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult();
    }

    private byte[] deployedContent(ResourceDefinition definition) {
        try (InputStream content = repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + definition.getResourceName(), unreadable);
        }
    }
}
