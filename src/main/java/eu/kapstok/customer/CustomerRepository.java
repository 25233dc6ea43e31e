package eu.kapstok.customer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CustomerRepository extends Repository<Customer, UUID> {

    // written out: an entity graph keeps Hibernate from reusing the plan
    @Query("select c from Customer c left join fetch c.deliveryAddresses where c.number = :number")
    Optional<Customer> findByNumber(String number);

    /** What the ERP said of that customer when they were last brought up to date; empty when that is not known. */
    @Query("select c.erpFingerprint from Customer c where c.number = :number")
    Optional<String> findErpFingerprint(String number);

    Customer save(Customer customer);

    /** Number and name of each. */
    @Query("select c.number as number, c.name as name from Customer c where c.number in :numbers")
    List<NumberAndName> findNames(Collection<String> numbers);

    /** @param words of the name, for {@code to_tsquery} */
    @Query(nativeQuery = true, value = """
            select number from kapstok.customer where to_tsvector('simple', name) @@ to_tsquery('simple', :words)
            order by number limit :most""")
    List<String> findNumbersByWords(String words, int most);

    interface NumberAndName {

        String getNumber();

        String getName();
    }

    /** Lets one transaction after the other bring one customer up to date. */
    @Query(value = "select 1 from (select pg_advisory_xact_lock(hashtext('kapstok.customer'), hashtext(:number))) as taken",
            nativeQuery = true)
    Integer lock(String number);
}
