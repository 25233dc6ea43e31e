package eu.kapstok.erp;

import eu.kapstok.erp.tryton.LiveTryton;
import eu.kapstok.erp.tryton.TrytonErp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
    private ErpLedger ledger;

    @Bean
    @Primary
    Erp chosenErp(GuardedErp usual, ErpLedger ledger) {
        this.usual = usual;
        this.ledger = ledger;
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

    /** From now on the demo's ERP cannot do that. */
    public void toOneWithout(ErpCapability missing) {
        Erp poorer = Mockito.mock(Erp.class, AdditionalAnswers.delegatesTo(usual));
        Set<ErpCapability> left = EnumSet.copyOf(usual.capabilities());
        left.remove(missing);
        Mockito.doReturn(left).when(poorer).capabilities();
        to(poorer);
    }

    /** From now on a Tryton is the ERP, with the patience that a busy machine needs. */
    public void toTryton(URI url, Clock today) {
        ErpProperties.Limits patient = new ErpProperties.Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), 4, Duration.ofSeconds(5), 1000,
                Duration.ofSeconds(30), Duration.ofSeconds(1));
        to(new GuardedErp(new TrytonErp(LiveTryton.settings(url), patient.read(), patient.write(), number -> Optional.empty(), today, null),
                patient, ledger, new SimpleMeterRegistry()));
    }

    public void back() {
        if (other instanceof GuardedErp guard) {
            guard.close();
        }
        other = null;
    }
}
