package eu.kapstok.claim;

import eu.kapstok.engine.ProcessVariable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Has credit control enter the rates of a half-year that nobody entered yet. Its business key names the half-year by its first day. */
@Component
public class RateEntryProcess {

    static final String KEY = "rate-entry";

    static final String RATE_FOUND_MISSING = "rate-found-missing";
    static final String RATES_ADDED_ELSEWHERE = "rates-added-elsewhere";

    /** From then on interest stops without them. */
    static final ProcessVariable<Date> RATES_NEEDED_BY = new ProcessVariable<>("ratesNeededBy", Date.class);

    static final class Elements {

        static final String ENTER_RATES = "Activity_EnterRates";

        private Elements() {
        }
    }

    private final RuntimeService runtime;
    private final Clock clock;

    RateEntryProcess(RuntimeService runtime, Clock clock) {
        this.runtime = runtime;
        this.clock = clock;
    }

    /** Asks for the rates of the half-year that begins on that day, unless they are asked for already. */
    void missing(LocalDate begin) {
        if (runtime.createProcessInstanceQuery().processDefinitionKey(KEY).processInstanceBusinessKey(key(begin)).count() == 0) {
            runtime.createMessageCorrelation(RATE_FOUND_MISSING).processInstanceBusinessKey(key(begin))
                    .setVariables(Map.of(RATES_NEEDED_BY.name(), Date.from(begin.atStartOfDay(clock.getZone()).toInstant()))).correlateStartMessage();
        }
    }

    /** Somebody added what was missing on the page of rates. */
    void addedElsewhere(LocalDate begin) {
        runtime.createMessageCorrelation(RATES_ADDED_ELSEWHERE).processInstanceBusinessKey(key(begin)).correlateAllWithResult();
    }

    static String key(LocalDate begin) {
        return RateEntries.KEY + begin;
    }

    static LocalDate begin(String businessKey) {
        return LocalDate.parse(businessKey.substring(RateEntries.KEY.length()));
    }
}
