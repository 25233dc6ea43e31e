package eu.kapstok.testing;

import eu.kapstok.engine.FailingWork;
import eu.kapstok.erp.ErpSwitch;
import eu.kapstok.forms.SampleFields;
import eu.kapstok.forms.SampleFormData;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test in the whole application: one context and one database start for all tests, job executor off. A test that needs
 * other settings is no such test; every test class uses this annotation as it is, or the context starts again.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles({"demo", "test"})
@Import({TestEngine.class, FailingWork.class, Browser.class, SampleFormData.class, SampleFields.class, ErpSwitch.class})
public @interface KapstokTest {
}
