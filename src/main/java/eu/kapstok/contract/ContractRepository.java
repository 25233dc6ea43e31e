package eu.kapstok.contract;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ContractRepository extends Repository<Contract, UUID> {

    @Query("select c from Contract c where c.number = :number")
    Optional<Contract> findByNumber(String number);

    @Query("select c from Contract c where c.orderNumber = :order and c.template = :template")
    Optional<Contract> findByOrder(String order, String template);

    /** An order has one per template. */
    @Query("select c from Contract c where c.orderNumber = :order order by c.requestedAt, c.id")
    List<Contract> ofOrder(String order);

    @Query("select c from Contract c where c.orderNumber = :order and c.closedAt is null")
    List<Contract> runningOf(String order);

    /** The signers of a version in their order; those who handed over stand before their successors. */
    @Query("select s from ContractSigner s where s.contractId = :contract and s.version = :version order by s.position, s.turn")
    List<ContractSigner> signers(UUID contract, int version);

    /** The history of these types, newest first. */
    @Query("select e from ContractEvent e where e.contractId = :contract and e.type in :types order by e.position desc")
    List<ContractEvent> history(UUID contract, List<ContractEvent.Type> types, Limit limit);

    @Query("select e from ContractEvent e where e.id in :ids")
    List<ContractEvent> events(List<UUID> ids);

    /** Numbers of a customer's contracts that are not over, the newest first. */
    @Query("select c.number from Contract c where c.customer = :customer and c.closedAt is null order by c.requestedAt desc, c.id desc")
    List<String> running(String customer, Limit limit);

    @Query(nativeQuery = true, value = """
            insert into kapstok.contract_number as n (year, last) values (:year, 1)
            on conflict (year) do update set last = n.last + 1 returning last""")
    int nextNumber(int year);
}
