package eu.kapstok.dunning;

import java.time.Instant;
import java.util.UUID;

/**
 * What a customer says is not right about an invoice, settled by credit control.
 *
 * @param number such as D2026-00042
 * @param outcome RIGHT (the customer is right), WRONG or null while it is open
 */
record Objection(String number, String invoice, String customer, UUID contact, String contactName, String language, String words,
                 Instant raisedAt, String outcome, String answer) {
}
