package eu.kapstok.claim;

import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tables of the law: staff read them, credit control adds to them after seeing what a row would change. */
@Controller
@RequestMapping("/staff/dunning/rates")
class LawStaffController {

    private static final int PAGE = 25;
    private static final int YEARS = 2;

    private final LawTables law;
    private final RateGaps gaps;
    private final BusinessCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    LawStaffController(LawTables law, RateGaps gaps, BusinessCalendar calendar, MessageSource messages, Clock clock) {
        this.law = law;
        this.gaps = gaps;
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    /** The holidays of a country in a year, by their rules. */
    record Year(String country, int year, List<BusinessCalendar.Named> days) {
    }

    @GetMapping
    String list(@RequestParam(required = false) String after, @AuthenticationPrincipal StaffPrincipal staff, Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("rates", law.rates(after, PAGE));
        model.addAttribute("first", after == null);
        model.addAttribute("sums", law.sums());
        model.addAttribute("scales", law.scales());
        model.addAttribute("holidays", law.holidays());
        model.addAttribute("years", Stream.of("BE", "NL").flatMap(country -> IntStream.range(0, YEARS)
                .mapToObj(next -> new Year(country, today.getYear() + next, calendar.holidays(country, today.getYear() + next)))).toList());
        model.addAttribute("gaps", gaps.on(today));
        model.addAttribute("mayAdd", staff.in(ClaimSections.MAINTAINERS));
        return "claim/rates";
    }

    @GetMapping("/new/{table:[a-z]+}")
    String fresh(@PathVariable String table, @AuthenticationPrincipal StaffPrincipal staff, Model model) {
        return form(table(table, staff), Typed.nothing(), model);
    }

    /** @param sure "true" adds the row, anything else shows what it would change */
    @PostMapping("/new/{table:[a-z]+}")
    String add(@PathVariable String table, @RequestParam MultiValueMap<String, String> typed, @RequestParam(required = false) String sure,
               @AuthenticationPrincipal StaffPrincipal staff, Model model, HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        LawRow.Table known = table(table, staff);
        try {
            LawRow row = new LawInput(typed::getFirst, LocalDate.now(clock)).read(known);
            if ("true".equals(sure)) {
                law.add(row, staff.id());
                redirect.addFlashAttribute("flash", messages.getMessage("claim.row.added", null, locale));
                return "redirect:/staff/dunning/rates";
            }
            model.addAttribute("preview", law.preview(row));
            return form(known, Typed.of(typed), model);
        } catch (InvalidClaim refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(known, Typed.of(typed).refused(refused, messages, locale), model);
        }
    }

    private static String form(LawRow.Table table, Typed typed, Model model) {
        model.addAttribute("table", table.name().toLowerCase(Locale.ROOT));
        model.addAttribute("typed", typed);
        model.addAttribute("kinds", switch (table) {
            case RATE -> RateKind.values();
            case SUM -> SumKind.values();
            case SCALE -> ScaleKind.values();
            case HOLIDAY -> new Object[0];
        });
        model.addAttribute("fields", typed.values().entrySet().stream().filter(entry -> !entry.getKey().equals("sure") && !entry.getKey().equals("_csrf"))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> typed.value(entry.getKey()))));
        return "claim/rate";
    }

    private static LawRow.Table table(String name, StaffPrincipal staff) {
        if (!staff.in(ClaimSections.MAINTAINERS)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return Arrays.stream(LawRow.Table.values()).filter(table -> table.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
