package eu.kapstok.dunning;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was done on a day.
 *
 * @param pages read of the ERP
 * @param letters that it would send
 * @param segment only customers of it were started, null for all
 * @param redirect all letters go there, null for customers
 */
record DunningRun(LocalDate day, State state, Instant beganAt, Instant endedAt, int pages, int invoices, int letters,
                  String segment, String redirect, String releasedBy, int started) {

    /** Begins the business key of a run; its day follows. */
    static final String KEY = "dunning-";

    enum State { READING, JUDGING, WAITING, STARTING, DONE, GIVEN_UP, OVERTAKEN }
}
