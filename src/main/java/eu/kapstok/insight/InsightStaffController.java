package eu.kapstok.insight;

import eu.kapstok.portal.CsvResponse;
import eu.kapstok.portal.ListPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of figures, for those who lead the work: what the modules count and measure over a period. */
@Controller
@RequestMapping("/staff/insight")
class InsightStaffController {

    /** A part with what it shows. */
    record Shown(String id, InsightBlock block) {
    }

    private final List<InsightPart> parts;
    private final Clock clock;

    InsightStaffController(ObjectProvider<InsightPart> parts, Clock clock) {
        this.parts = parts.stream().sorted(Comparator.comparingInt(InsightPart::order)).toList();
        this.clock = clock;
    }

    @GetMapping
    String page(@RequestParam(required = false) String period, @RequestParam(required = false) String from,
                @RequestParam(required = false) String until, HttpServletResponse response, Model model) {
        ChosenPeriod chosen = chosen(period, from, until);
        if (!chosen.usable()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("parts", parts.stream().map(part -> new Shown(part.id(), part.figures().apply(chosen.period()))).toList());
        model.addAttribute("chosen", chosen);
        model.addAttribute("choices", ChosenPeriod.Choice.values());
        model.addAttribute("now", clock.instant());
        model.addAttribute("enough", Answers.ENOUGH);
        return "insight/page";
    }

    /** The table of one part, for a spreadsheet. */
    @GetMapping("/{id:[a-z-]+}.csv")
    void export(@PathVariable String id, @RequestParam(required = false) String from, @RequestParam(required = false) String until,
                HttpServletResponse response) throws IOException {
        InsightPart part = parts.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(InsightStaffController::unknown);
        ChosenPeriod chosen = chosen(null, from, until);
        if (!chosen.usable()) {
            throw unknown();
        }
        InsightTable table = part.figures().apply(chosen.period()).table();
        CsvResponse.write(response, Locale.ENGLISH, "%s-%s-%s.csv".formatted(id, chosen.period().from(), chosen.period().until()),
                table.columns().stream().map(InsightTable.Column::full).toList(),
                place -> new ListPage<>(table.rows(), null), row -> {
                    List<Object> cells = new ArrayList<>();
                    cells.add(row.label());
                    row.cells().forEach(cell -> cells.add(cell.value()));
                    return cells;
                });
    }

    private ChosenPeriod chosen(String period, String from, String until) {
        return ChosenPeriod.of(period, from, until, LocalDate.ofInstant(clock.instant(), InsightPeriod.ZONE));
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
