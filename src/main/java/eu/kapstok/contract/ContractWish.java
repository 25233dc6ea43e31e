package eu.kapstok.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a contract should be.
 *
 * @param customer number
 * @param signers the customer's contacts in the order in which they sign
 * @param amount EUR, null where it names none
 * @param signBy last day to sign it
 * @param endsOn null where it ends by notice only
 * @param noticeOn last day to give notice, null where none is needed
 * @param data what the template asks for, as it was given; without what was not
 */
record ContractWish(String customer, ContractTemplates.Template template, List<UUID> signers, BigDecimal amount, LocalDate signBy,
                    LocalDate startsOn, LocalDate endsOn, LocalDate noticeOn, Map<String, String> data) {
}
