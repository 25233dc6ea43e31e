package eu.kapstok.customer;

import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’()-]+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 100;

    /**
     * What was typed, tidied.
     *
     * @throws FormRefused when a field is missing or cannot be meant so, all of them at once
     */
    public static Newcomer typed(String email, String firstName, String lastName, String language, Set<ContactRole> roles) {
        List<FormRefused.Problem> problems = new ArrayList<>();
        String address = tidy(email).toLowerCase(Locale.ROOT);
        if (address.isEmpty()) {
            problems.add(problem("email", "forms.problem.required"));
        } else if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            problems.add(problem("email", "forms.problem.email"));
        }
        name("firstName", tidy(firstName), problems);
        name("lastName", tidy(lastName), problems);
        if (!Languages.ALL.contains(language)) {
            problems.add(problem("language", "forms.problem.choose"));
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        return new Newcomer(address, tidy(firstName), tidy(lastName), language, Set.copyOf(roles));
    }

    private static void name(String field, String name, List<FormRefused.Problem> problems) {
        if (name.isEmpty()) {
            problems.add(problem(field, "forms.problem.required"));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(new FormRefused.Problem(field, "forms.problem.tooLong", List.of(LONGEST_NAME)));
        } else if (!WrittenText.isClean(name) || !NAME.matcher(name).matches()) {
            problems.add(problem(field, "forms.problem.characters"));
        }
    }

    private static FormRefused.Problem problem(String field, String key) {
        return new FormRefused.Problem(field, key, List.of());
    }

    private static String tidy(String text) {
        return text == null ? "" : text.strip();
    }

    public String name() {
        return firstName + " " + lastName;
    }
}
