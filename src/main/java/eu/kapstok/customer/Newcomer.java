package eu.kapstok.customer;

import eu.kapstok.forms.FormRefused;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Somebody whom a customer's administrator wants as a colleague in the portal.
 *
 * @param email lower case
 * @param language nl, fr or en
 * @param roles what they may do; none: look only
 */
public record Newcomer(String email, String firstName, String lastName, String language, Set<ContactRole> roles) {

    private static final Pattern EMAIL = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+"
            + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    /** No address of a page: the name goes into a mail. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’()-]+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 100;

    /**
     * What was typed into {@code email}, {@code firstName}, {@code lastName} and {@code language}, tidied.
     *
     * @throws FormRefused when a field is missing or cannot be meant so, all of them at once
     */
    public static Newcomer typed(UnaryOperator<String> typed, Set<ContactRole> roles) {
        TypedFields fields = new TypedFields(typed);
        String email = fields.required("email", LONGEST_EMAIL);
        String address = email == null ? null : email.toLowerCase(Locale.ROOT);
        if (address != null && !EMAIL.matcher(address).matches()) {
            fields.refuse("email", "forms.problem.email");
        }
        String firstName = name(fields, "firstName");
        String lastName = name(fields, "lastName");
        String language = typed.apply("language");
        if (language == null || !Languages.ALL.contains(language)) {
            fields.refuse("language", "forms.problem.choose");
        }
        fields.check();
        return new Newcomer(address, firstName, lastName, language, Set.copyOf(roles));
    }

    private static String name(TypedFields fields, String field) {
        String name = fields.required(field, LONGEST_NAME);
        if (name != null && !NAME.matcher(name).matches()) {
            fields.refuse(field, "forms.problem.characters");
        }
        return name;
    }

    public String name() {
        return firstName + " " + lastName;
    }
}
