package eu.kapstok.customer;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CustomerRepository extends Repository<Customer, UUID> {

    @EntityGraph(attributePaths = "deliveryAddresses")
    Optional<Customer> findByNumber(String number);

    Customer save(Customer customer);

    /** Lets one transaction after the other bring one customer up to date. */
    @Query(value = "select 1 from (select pg_advisory_xact_lock(hashtext('kapstok.customer'), hashtext(:number))) as taken",
            nativeQuery = true)
    Integer lock(String number);
}
