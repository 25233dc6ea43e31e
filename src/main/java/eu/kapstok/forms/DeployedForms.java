package eu.kapstok.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/** The forms as they are deployed, found the engine's own way, each file read once. */
@Component
class DeployedForms {

    private static final int MOST = 500;
    private static final String BY_DEPLOYMENT = "camunda-forms:deployment:";

    private record File(String deployment, String name) {
    }

    private final Map<File, Form> read = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<File, Form> eldest) {
            return size() > MOST;
        }
    });

    /** The form that the engine's form data of a task or start event refer to, null when they refer to none of ours. */
    Form of(FormData data, CommandContext context) {
        if (data == null) {
            return null;
        }
        CamundaFormRef reference = data.getCamundaFormRef();
        if (reference != null && reference.getKey() != null) {
            CamundaFormDefinition definition =
                    context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, data.getDeploymentId()));
            if (definition == null) {
                throw new IllegalStateException("Form '" + reference.getKey() + "' is not deployed");
            }
            return read(new File(definition.getDeploymentId(), definition.getResourceName()), context);
        }
        String key = data.getFormKey();
        return key != null && key.startsWith(BY_DEPLOYMENT)
                ? read(new File(data.getDeploymentId(), key.substring(BY_DEPLOYMENT.length())), context) : null;
    }

    /** The form of that id as it would be shown today. */
    Optional<Form> newest(String id, CommandContext context) {
        return context.runWithoutAuthorization(() -> Optional.ofNullable(
                        context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(id))
                .map(definition -> read(new File(definition.getDeploymentId(), definition.getResourceName()), context)));
    }

    private Form read(File file, CommandContext context) {
        Form known = read.get(file);
        if (known != null) {
            return known;
        }
        try (InputStream content =
                     context.runWithoutAuthorization(new GetDeploymentResourceCmd(file.deployment(), file.name()))) {
            Form form = FormReader.read(content.readAllBytes()).deployed(file.deployment() + "/" + file.name());
            read.put(file, form);
            return form;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
