package eu.kapstok.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.forms.FormView;
import eu.kapstok.forms.SampleFortyFields;
import eu.kapstok.testing.KapstokTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.util.MultiValueMap;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** What a form of forty fields costs to draw and to judge. */
@KapstokTest
class FormBench {

    private static final int WARM_UP = 1_500;
    private static final int SAMPLES = 501;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Autowired
    SpringTemplateEngine templates;
    @Autowired
    ApplicationContext application;

    @Test
    void formOfFortyFields() throws Exception {
        MultiValueMap<String, String> answered = SampleFortyFields.answered();
        assertThat(SampleFortyFields.problems(answered)).isZero();
        assertThat(draw()).contains("name=\"f40\"");

        Figures.note("form of 40 fields, judged CPU (median, 90th percentile)", times(() -> SampleFortyFields.problems(answered)), "≤ 2 ms");
        Figures.note("form of 40 fields, drawn CPU (median, 90th percentile)", times(this::draw), "≤ 10 ms");
        Figures.note("of which what the page shows, worked out", times(SampleFortyFields::view), "–");
    }

    private String draw() {
        FormView view = SampleFortyFields.view();
        MockServletContext servlet = new MockServletContext();
        MockHttpServletRequest request = new MockHttpServletRequest(servlet);
        WebContext page = new WebContext(JakartaServletWebApplication.buildApplication(servlet)
                .buildExchange(request, new MockHttpServletResponse()), Locale.forLanguageTag("nl"));
        page.setVariable("view", view);
        page.setVariable("action", "/portal/tasks/1");
        page.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(application, new DefaultFormattingConversionService()));
        return templates.process("forms/form", Set.of("form"), page);
    }

    private String times(Callable<?> work) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            work.call();
        }
        double[] samples = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = threads.getCurrentThreadCpuTime();
            work.call();
            samples[i] = (threads.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI;
        }
        return Figures.format("%.2f ms, %.2f ms", Figures.percentile(samples, 0.5), Figures.percentile(samples, 0.9));
    }
}
