package eu.kapstok.bench;

import com.zaxxer.hikari.HikariDataSource;
import eu.kapstok.engine.Lists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Camunda and nothing else, on the same database server, running models of ours with delegates that do nothing. */
final class BareEngine implements AutoCloseable {

    private final HikariDataSource database;
    private final ProcessEngine engine;

    BareEngine(String jdbcUrl, Path... models) {
        database = new HikariDataSource();
        database.setJdbcUrl(jdbcUrl);
        database.setUsername("postgres");
        database.setPassword("postgres");
        database.setMaximumPoolSize(20);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setBeans(new NothingToDo());
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(3);
        executor.setMaxPoolSize(6);
        configuration.setJobExecutor(executor);
        configuration.setJobExecutorActivate(true);
        engine = configuration.buildProcessEngine();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (Path model : models) {
            deployment.addInputStream(model.getFileName().toString(), open(model));
        }
        deployment.deploy();
    }

    ProcessEngine engine() {
        return engine;
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }

    /** Any bean that a model names: does nothing. */
    private static final class NothingToDo extends AbstractMap<Object, Object> {

        private final Map<String, Object> lists = Map.of("lists", new Lists());

        @Override
        public boolean containsKey(Object key) {
            return key instanceof String name && (lists.containsKey(name) || name.endsWith("Delegate") || name.endsWith("FormData"));
        }

        @Override
        public Object get(Object key) {
            if (!containsKey(key)) {
                return null;
            }
            return lists.getOrDefault(key, new Nothing());
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }

    /** A step without effect. */
    public static final class Nothing implements JavaDelegate, ExecutionListener, TaskListener {

        @Override
        public void execute(DelegateExecution execution) {
            // a step without effect
        }

        @Override
        public void notify(DelegateExecution execution) {
            // a step without effect
        }

        @Override
        public void notify(DelegateTask task) {
            // a step without effect
        }
    }
}
