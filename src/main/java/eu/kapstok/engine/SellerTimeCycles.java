package eu.kapstok.engine;

import camundajar.impl.com.cronutils.model.CronType;
import camundajar.impl.com.cronutils.model.definition.CronDefinitionBuilder;
import camundajar.impl.com.cronutils.model.time.ExecutionTime;
import camundajar.impl.com.cronutils.parser.CronParser;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Times of day in models are the seller's, wherever the server stands: the engine's own reading takes the server's time zone. */
final class SellerTimeCycles extends CycleBusinessCalendar {

    private final ZoneId zone;

    SellerTimeCycles(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Date resolveDuedate(String description, Date start, long repeatOffset) {
        if (description.startsWith("R")) {
            return super.resolveDuedate(description, start, repeatOffset);
        }
        ZonedDateTime after = (start == null ? ClockUtil.getCurrentTime() : start).toInstant().atZone(zone);
        try {
            return ExecutionTime.forCron(new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53)).parse(description))
                    .nextExecution(after).map(next -> Date.from(next.toInstant())).orElseThrow(() -> never(description, null));
        } catch (IllegalArgumentException unreadable) {
            throw never(description, unreadable);
        }
    }

    private static ProcessEngineException never(String description, Exception why) {
        return new ProcessEngineException("The times '%s' cannot be read or never come".formatted(description), why);
    }
}
