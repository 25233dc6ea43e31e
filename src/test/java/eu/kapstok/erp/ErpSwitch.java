package eu.kapstok.erp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Lets one test work with another ERP than the demo's in the one application that all tests share. */
@TestConfiguration(proxyBeanMethods = false)
public class ErpSwitch {

    private volatile Erp other;

    @Bean
    @Primary
    Erp chosenErp(GuardedErp usual) {
        return (Erp) Proxy.newProxyInstance(Erp.class.getClassLoader(), new Class<?>[] {Erp.class}, (proxy, method, arguments) -> {
            try {
                return method.invoke(other == null ? usual : other, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    /** From now on everything works with that one. */
    void to(Erp erp) {
        other = erp;
    }

    void back() {
        other = null;
    }
}
