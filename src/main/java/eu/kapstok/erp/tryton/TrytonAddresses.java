package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpDestination;
import eu.kapstok.erp.ErpException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where an order goes, as Tryton needs to know it. */
class TrytonAddresses {

    private static final Map<String, Object> ALSO_GONE = Map.of("active_test", false);

    private final TrytonRpc rpc;

    TrytonAddresses(TrytonRpc rpc) {
        this.rpc = rpc;
    }

    /**
     * Id of the customer's own address, or of one that is made for a destination that Tryton does not know; that one is not active,
     * so that nobody chooses it again by mistake. Asked again, it gives the same one.
     *
     * @param address null where none was chosen
     * @return null for the usual one
     */
    Long of(long party, String address, ErpDestination elsewhere) {
        if (elsewhere != null) {
            return made(party, elsewhere);
        }
        if (address == null) {
            return null;
        }
        List<TrytonRecord> own = address.matches("\\d{1,18}") ? rpc.search("party.address",
                List.of(List.of("id", "=", Long.valueOf(address)), List.of("party", "=", party)), 1, null, List.of("party")) : List.of();
        if (own.isEmpty()) {
            throw new ErpException(ErpException.Kind.INVALID, "The customer has no address %s in Tryton".formatted(address));
        }
        return own.get(0).id();
    }

    private Long made(long party, ErpDestination elsewhere) {
        List<TrytonRecord> country = rpc.search("country.country", List.of(List.of("code", "=", elsewhere.country())), 1, null,
                List.of("code"));
        if (country.isEmpty()) {
            throw new ErpException(ErpException.Kind.INVALID, "Tryton knows no country " + elsewhere.country());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("party", party);
        values.put("party_name", elsewhere.name());
        values.put("street", elsewhere.street());
        values.put("postal_code", elsewhere.postalCode());
        values.put("city", elsewhere.city());
        values.put("country", country.get(0).id());
        values.put("active", false);
        List<List<Object>> same = values.entrySet().stream().map(value -> java.util.Arrays.asList(value.getKey(), (Object) "=",
                value.getValue())).toList();
        return rpc.search("party.address", same, 1, null, List.of("party"), ALSO_GONE).stream().map(TrytonRecord::id).findFirst()
                .orElseGet(() -> rpc.tell("model.party.address.create", List.of(List.of(values))).path(0).longValue());
    }
}
