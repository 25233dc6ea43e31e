package eu.kapstok.portal;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.documents.Seller;
import eu.kapstok.security.ContactPrincipal;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the layout needs to know about the page it surrounds; as {@code @page} in templates. */
@Component
class Page {

    /** So many entries fit beside each other on a phone. */
    private static final int ON_PHONE = 5;

    /** And so many on a narrow desk, in the language with the longest words. */
    private static final int ON_DESK = 7;

    private final List<Section> sections;
    private final Seller seller;

    Page(ObjectProvider<Section> sections, Seller seller) {
        this.sections = sections.stream().sorted(Comparator.comparingInt(Section::order)).toList();
        this.seller = seller;
    }

    public Seller seller() {
        return seller;
    }

    public List<String> languages() {
        return PageLanguage.LANGUAGES;
    }

    public List<Section> portalSections() {
        return of(Section.Audience.CUSTOMERS).stream()
                .filter(section -> section.roles().isEmpty() || section.roles().stream().anyMatch(this::has)).toList();
    }

    public List<Section> staffSections() {
        return of(Section.Audience.STAFF).stream().filter(section -> section.groups().isEmpty()
                || principal() instanceof StaffPrincipal staff && staff.in(section.groups().toArray(StaffGroup[]::new))).toList();
    }

    /**
     * The entries of a bar.
     *
     * @param rest what does not fit, and stands in a menu at its end; never one alone
     */
    public record Menu(List<Section> shown, List<Section> rest) {

        static Menu of(List<Section> all, int room) {
            return all.size() <= room ? new Menu(all, List.of()) : new Menu(all.subList(0, room - 1), all.subList(room - 1, all.size()));
        }
    }

    public Menu onPhone(List<Section> all) {
        return Menu.of(all, ON_PHONE);
    }

    public Menu onDesk(List<Section> all) {
        return Menu.of(all, ON_DESK);
    }

    private List<Section> of(Section.Audience audience) {
        return sections.stream().filter(section -> section.audience() == audience).toList();
    }

    public String path() {
        HttpServletRequest request = request();
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The start page is only itself; every other entry holds the pages below it too. */
    public boolean isAt(String section) {
        String path = path();
        return path.equals(section) || !section.equals("/portal") && !section.equals("/staff") && path.startsWith(section + "/");
    }

    public boolean isAtOneOf(List<Section> some) {
        return some.stream().anyMatch(section -> isAt(section.path()));
    }

    /** Links to other languages work only where the page was asked for, not after a form was sent. */
    public boolean languageLinks() {
        return request().getMethod().equals("GET") && !path().equals("/login");
    }

    public String inLanguage(String language) {
        HttpServletRequest request = request();
        return UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString())
                .replaceQueryParam("lang", language).build(true).toUriString();
    }

    public String name() {
        Object principal = principal();
        if (principal instanceof ContactPrincipal contact) {
            return contact.displayName();
        }
        return principal instanceof StaffPrincipal staff ? staff.displayName() : "";
    }

    public String customer() {
        return principal() instanceof ContactPrincipal contact ? contact.customer() : "";
    }

    /** Whether the contact who reads the page has that role. */
    public boolean has(ContactRole role) {
        return principal() instanceof ContactPrincipal contact && contact.has(role);
    }

    private static Object principal() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null ? null : signedIn.getPrincipal();
    }

    /** First letters of the first and the last word. */
    public String initials(String name) {
        List<String> words = Stream.of(name.trim().split("[\\s-]+")).filter(word -> !word.isEmpty()).toList();
        return Stream.of(0, words.size() - 1).filter(index -> index >= 0).distinct()
                .map(index -> words.get(index).substring(0, words.get(index).offsetByCodePoints(0, 1)))
                .collect(Collectors.joining()).toUpperCase(Locale.ROOT);
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
