package eu.kapstok.contract;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The days of a signed contract that somebody has to think of in time, and what is decided then. */
@Service
class ContractTerms {

    static final String NEW_END = "newEnd";
    static final String NEW_NOTICE_MONTHS = "newNoticeMonths";

    private final ContractFiles files;
    private final ContractDrafts drafts;
    private final TermSettings settings;
    private final JdbcClient sql;
    private final Clock clock;

    ContractTerms(ContractFiles files, ContractDrafts drafts, TermSettings settings, JdbcClient sql, Clock clock) {
        this.files = files;
        this.drafts = drafts;
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
    }

    /** What a day is: the last one to give notice, or the last one of the contract. */
    enum Kind {
        NOTICE, END
    }

    record Watched(Kind kind, LocalDate day) {
    }

    /**
     * Plans the next reminder, each day once; what has passed needs none.
     *
     * @return when it is due, empty where there is nothing to remind of
     */
    @Transactional
    public Optional<Instant> next(String number) {
        Contract contract = files.take(number);
        LocalDate today = LocalDate.now(clock);
        return Stream.of(new Watched(Kind.NOTICE, contract.noticeOn()), new Watched(Kind.END, contract.endsOn()))
                .filter(watched -> watched.day() != null && !watched.day().isBefore(today))
                .sorted(Comparator.comparing(Watched::day).thenComparing(Watched::kind))
                .filter(watched -> isFirst(contract.id(), watched)).findFirst()
                .map(watched -> watched.day().minusDays(settings.daysBefore()).atTime(settings.at()).atZone(Contract.SELLER).toInstant());
    }

    private boolean isFirst(UUID contract, Watched watched) {
        return sql.sql("""
                insert into kapstok.contract_reminder (contract_id, kind, day, position)
                select :contract, :kind, :day, count(*) + 1 from kapstok.contract_reminder where contract_id = :contract
                on conflict (contract_id, kind, day) do nothing
                """).param("contract", contract).param("kind", watched.kind().name()).param("day", watched.day()).update() == 1;
    }

    /** The day of which somebody is reminded now. */
    Watched current(Contract contract) {
        return sql.sql("select kind, day from kapstok.contract_reminder where contract_id = ? order by position desc limit 1").param(contract.id())
                .query((row, index) -> new Watched(Kind.valueOf(row.getString("kind")), row.getObject("day", LocalDate.class))).single();
    }

    /**
     * @param decision keep: nothing changes; renew: it goes on until a later day; end: it is let end
     * @param newEnd last day from now on, for renew
     * @param noticeMonths months of notice before it, null for none
     * @throws FormRefused when it cannot be renewed so
     */
    @Transactional
    public void decide(String number, String decision, LocalDate newEnd, Integer noticeMonths, String note, Actor actor) {
        Contract contract = files.take(number);
        switch (decision) {
            case "renew" -> {
                if (newEnd == null || !newEnd.isAfter(LocalDate.now(clock)) || contract.endsOn() != null && !newEnd.isAfter(contract.endsOn())) {
                    throw new FormRefused(NEW_END, "contract.term.notLater");
                }
                contract.renew(newEnd, noticeMonths == null ? null : newEnd.minusMonths(noticeMonths));
                drafts.keepLonger(contract);
                files.tell(contract, ContractEvent.Type.RENEWED, actor.name(), newEnd);
                if (note != null) {
                    files.tell(contract, ContractEvent.Type.TERM_NOTE, actor.name(), note);
                }
            }
            case "end" -> files.tell(contract, ContractEvent.Type.TERM_ENDS, actor.name(), note);
            default -> files.tell(contract, ContractEvent.Type.TERM_KEPT, actor.name(), note);
        }
    }
}
