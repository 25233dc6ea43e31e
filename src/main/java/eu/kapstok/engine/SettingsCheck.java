package eu.kapstok.engine;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Outside the trial, stops the start before it touches a database when settings are missing, and names them all. */
@Component
@Profile("!demo")
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<RequiredSetting> missing = beans.getBeansOfType(RequiredSetting.class, true, false).values().stream()
                .filter(setting -> setting.needed().test(environment))
                .filter(setting -> !StringUtils.hasText(environment.getProperty(setting.name())))
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingSetting(missing);
        }
    }
}
