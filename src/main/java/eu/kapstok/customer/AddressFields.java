package eu.kapstok.customer;

import eu.kapstok.forms.FormRefused;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A delivery address as a customer types it.
 *
 * @param label what the customer calls it
 * @param name whom to ask for
 * @param houseNumber as it stands on the door
 * @param box null where there is none, as {@code phone} and {@code instruction}
 * @param postalCode as the country writes it
 * @param country one of {@link #COUNTRIES}
 * @param instruction for the driver
 */
@Embeddable
public record AddressFields(String label, String name, String street, @Column(name = "house_number") String houseNumber, String box,
                            @Column(name = "postal_code") String postalCode, String city, String country, String phone,
                            String instruction) {

    /** Where we deliver. */
    public static final List<String> COUNTRIES = List.of("BE", "NL", "LU", "FR", "DE");

    private static final Map<String, Pattern> POSTAL_CODES = Map.of("BE", Pattern.compile("[1-9]\\d{3}"),
            "NL", Pattern.compile("[1-9]\\d{3} (?!SA|SD|SS)[A-Z]{2}"), "LU", Pattern.compile("\\d{4}"),
            "FR", Pattern.compile("\\d{5}"), "DE", Pattern.compile("\\d{5}"));
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{6,19}");

    /**
     * What was typed into the fields of these names, tidied.
     *
     * @throws FormRefused when a field is missing or cannot be meant so, all of them at once
     */
    public static AddressFields typed(UnaryOperator<String> typed) {
        TypedFields fields = new TypedFields(typed);
        String label = fields.required("label", 60);
        String name = fields.required("name", 100);
        String street = fields.required("street", 100);
        String houseNumber = fields.required("houseNumber", 15);
        String box = fields.optional("box", 15);
        String country = typed.apply("country");
        if (country == null || !COUNTRIES.contains(country)) {
            fields.refuse("country", "forms.problem.choose");
        }
        String postalCode = postalCode(fields, country);
        String city = fields.required("city", 100);
        String phone = fields.optional("phone", 40);
        if (phone != null && !PHONE.matcher(phone.replaceAll("[\\s./()-]", "")).matches()) {
            fields.refuse("phone", "forms.problem.phone");
        }
        String instruction = fields.optional("instruction", 300);
        fields.check();
        return new AddressFields(label, name, street, houseNumber, box, postalCode, city, country, phone, instruction);
    }

    private static String postalCode(TypedFields fields, String country) {
        String typed = fields.required("postalCode", 12);
        if (typed == null || country == null || !COUNTRIES.contains(country)) {
            return typed;
        }
        String code = typed.toUpperCase(Locale.ROOT).replaceFirst("^(B|BE|NL|L|LU|F|FR|D|DE)-", "");
        if (country.equals("NL")) {
            code = code.replaceFirst("^(\\d{4})\\s*([A-Z]{2})$", "$1 $2");
        }
        if (!POSTAL_CODES.get(country).matcher(code).matches()) {
            fields.refuse("postalCode", "portal.address.postalCode." + country);
        }
        return code;
    }

    /** What a form shows before it is changed. */
    public Map<String, List<String>> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("label", label);
        values.put("name", name);
        values.put("street", street);
        values.put("houseNumber", houseNumber);
        values.put("box", box);
        values.put("postalCode", postalCode);
        values.put("city", city);
        values.put("country", country);
        values.put("phone", phone);
        values.put("instruction", instruction);
        Map<String, List<String>> shown = new LinkedHashMap<>();
        values.forEach((field, value) -> shown.put(field, value == null ? List.of() : List.of(value)));
        return shown;
    }

    Destination destination() {
        String door = box == null ? houseNumber : houseNumber + (country.equals("BE") ? " bus " : "-") + box;
        return new Destination(name, street + " " + door, postalCode, city, country, phone, instruction);
    }
}
