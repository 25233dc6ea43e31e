package eu.kapstok;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class ApplicationTest {

    @Autowired
    ProcessEngine engine;

    @Test
    void engineRunsOnPostgres() {
        assertThat(engine.getManagementService().getProperties()).containsKey("schema.version");
    }
}
