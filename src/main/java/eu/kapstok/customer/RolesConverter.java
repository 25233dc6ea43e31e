package eu.kapstok.customer;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a contact's few roles in one column, so that a list of contacts is one query. */
@Converter
class RolesConverter implements AttributeConverter<Set<ContactRole>, String> {

    @Override
    public String convertToDatabaseColumn(Set<ContactRole> roles) {
        return roles.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<ContactRole> convertToEntityAttribute(String stored) {
        Set<ContactRole> roles = EnumSet.noneOf(ContactRole.class);
        Arrays.stream(stored.split(",")).filter(name -> !name.isEmpty()).map(ContactRole::valueOf).forEach(roles::add);
        return Collections.unmodifiableSet(roles);
    }
}
