package eu.kapstok.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The process variables that the code declares: those of a process in its {@code <Process>Process} class. */
@Component
public class DeclaredVariables {

    private final ApplicationContext application;
    private Map<String, Set<String>> byPackage;

    DeclaredVariables(ApplicationContext application) {
        this.application = application;
    }

    /** Whether the process has a class of its own, which starts it and knows its variables. */
    boolean knows(String processKey) {
        return application.containsBean(bean(processKey));
    }

    /** Names of the variables of a process that has a class of its own. */
    public Set<String> ofProcess(String processKey) {
        return knows(processKey) ? declared(application.getType(bean(processKey))) : Set.of();
    }

    boolean hasBean(String name) {
        return application.containsBean(name);
    }

    /** What a delegate or listener sets: what it or the process of its module declares, and what it says itself. */
    Set<String> ofBean(String name) {
        Object bean = application.getBean(name);
        Class<?> type = ClassUtils.getUserClass(bean);
        Set<String> names = new LinkedHashSet<>(declared(type));
        names.addAll(packages().getOrDefault(type.getPackageName(), Set.of()));
        if (bean instanceof SetsVariables sets) {
            names.addAll(sets.variables());
        }
        return names;
    }

    private Map<String, Set<String>> packages() {
        if (byPackage == null) {
            Map<String, Set<String>> found = new HashMap<>();
            for (String name : application.getBeanDefinitionNames()) {
                Class<?> type = name.endsWith("Process") ? application.getType(name, false) : null;
                if (type != null) {
                    found.computeIfAbsent(type.getPackageName(), one -> new LinkedHashSet<>()).addAll(declared(type));
                }
            }
            byPackage = found;
        }
        return byPackage;
    }

    private static Set<String> declared(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        for (Field field : ClassUtils.getUserClass(type).getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ProcessVariable.class) {
                field.setAccessible(true);
                try {
                    names.add(((ProcessVariable<?>) field.get(null)).name());
                } catch (IllegalAccessException closed) {
                    throw new IllegalStateException("Cannot read " + field, closed);
                }
            }
        }
        return names;
    }

    /** {@code quote-approval} has the class QuoteApprovalProcess. */
    private static String bean(String processKey) {
        String words = Arrays.stream(processKey.split("-")).filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
        return (words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1)) + "Process";
    }
}
