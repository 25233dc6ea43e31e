package eu.kapstok.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions in the database. What another release of the application kept and this one cannot read counts as not kept. */
@Configuration
class SessionStore implements BeanClassLoaderAware {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private ClassLoader classLoader;

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** Two requests of one session that keep the same for the first time at the same time: the last one stays, none fails. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer lastOfTwoStays() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    GenericConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        DeserializingConverter reader = new DeserializingConverter(classLoader);
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, bytes -> {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException ofAnotherRelease) {
                LOG.info("A session attribute of another release is left out: {}", ofAnotherRelease.getMessage());
                return null;
            }
        });
        return conversion;
    }
}
