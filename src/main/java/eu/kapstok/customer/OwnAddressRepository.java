package eu.kapstok.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OwnAddressRepository extends Repository<OwnAddress, UUID> {

    Optional<OwnAddress> findByIdAndCustomer(UUID id, String customer);

    /** At most a hundred, see {@link AddressBook}. */
    @Query("select a from OwnAddress a where a.customer = :customer order by lower(a.fields.label) limit 100")
    List<OwnAddress> findByCustomer(String customer);

    @Query("select a from OwnAddress a where a.customer = :customer and lower(a.fields.label) = lower(:label)")
    Optional<OwnAddress> findByLabel(String customer, String label);

    OwnAddress save(OwnAddress address);

    void delete(OwnAddress address);
}
