package eu.kapstok.dunning;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The rows behind a figure of receivables, with the days that the figure was asked for. */
@Controller
class FiguresStaffController {

    private final FigureRows rows;

    FiguresStaffController(FigureRows rows) {
        this.rows = rows;
    }

    @GetMapping("/staff/dunning/figures/{kind:[a-z]+}")
    String rows(@PathVariable String kind, @RequestParam String from, @RequestParam String until, @RequestParam(required = false) String after,
                Model model) {
        FigureRows.Kind known = FigureRows.Kind.of(kind).orElseThrow(FiguresStaffController::unknown);
        LocalDate first = day(from);
        LocalDate last = day(until);
        model.addAttribute("kind", known);
        model.addAttribute("from", first);
        model.addAttribute("until", last);
        model.addAttribute("page", rows.of(known, first, last, after));
        model.addAttribute("first", after == null);
        return "dunning/staff-figure";
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException notADay) {
            throw unknown();
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
