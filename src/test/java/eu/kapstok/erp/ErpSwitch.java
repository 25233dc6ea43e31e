package eu.kapstok.erp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.mockito.AdditionalAnswers;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Lets one test work with another ERP than the demo's in the one application that all tests share. */
@TestConfiguration(proxyBeanMethods = false)
public class ErpSwitch {

    private volatile Erp usual;
    private volatile Erp other;

    @Bean
    @Primary
    Erp chosenErp(GuardedErp usual) {
        this.usual = usual;
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

    /** From now on the demo's ERP tells nobody's credit. */
    public void toOneWithoutCredit() {
        Erp silent = Mockito.mock(Erp.class, AdditionalAnswers.delegatesTo(usual));
        Mockito.doReturn(ErpCredit.UNKNOWN).when(silent).credit(ArgumentMatchers.anyString());
        to(silent);
    }

    public void back() {
        other = null;
    }
}
