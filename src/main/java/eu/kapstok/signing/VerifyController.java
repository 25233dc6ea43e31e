package eu.kapstok.signing;

import eu.kapstok.security.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The public page on which anybody can have a document of ours checked. */
@Controller
class VerifyController {

    private static final String PAGE = "signing/verify";
    private static final String PROBLEM = "problem";
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final ZoneId HERE = ZoneId.of("Europe/Brussels");

    /** Moments as the page's reader writes them. */
    record Moments(Locale locale) {

        public String of(Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM).withLocale(locale.getLanguage().equals("en") ? Locale.UK : locale)
                    .withZone(HERE).format(at).replace('\u202f', ' ');
        }
    }

    private final FileChecks checks;
    private final PostgresEvidence evidence;
    private final SealedDocuments register;
    private final SealKeys keys;
    private final RateLimits limits;
    private final SigningSettings settings;

    VerifyController(FileChecks checks, PostgresEvidence evidence, SealedDocuments register, SealKeys keys, RateLimits limits,
                     SigningSettings settings) {
        this.checks = checks;
        this.evidence = evidence;
        this.register = register;
        this.keys = keys;
        this.limits = limits;
        this.settings = settings;
    }

    @GetMapping("/verify")
    String ask(Model model, Locale locale) {
        return page(model, locale);
    }

    /** Come by the QR code of a document: what it should be, and nothing of who signed. */
    @GetMapping("/verify/{code}")
    String known(@PathVariable String code, Model model, Locale locale, HttpServletResponse response) {
        Optional<EvidenceRecord> record = evidence.byCode(code);
        if (record.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute(PROBLEM, "verify.code.unknown");
            return page(model, locale);
        }
        model.addAttribute("known", record.get());
        register.last(record.get().id()).ifPresent(last -> model.addAttribute("last", last));
        return page(model, locale);
    }

    @PostMapping("/verify")
    String check(@RequestParam(required = false) MultipartFile file, HttpServletRequest request, HttpServletResponse response, Model model,
                 Locale locale) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (file == null || file.isEmpty()) {
            return problem("verify.file.missing", HttpStatus.UNPROCESSABLE_ENTITY, model, locale, response);
        }
        if (file.getSize() > FileChecks.LARGEST) {
            return problem("verify.file.tooLarge", HttpStatus.PAYLOAD_TOO_LARGE, model, locale, response);
        }
        if (!limits.useFrom("verify", request.getRemoteAddr(), settings.verifyPerAddress(), WITHIN)) {
            return problem("verify.tooOften", HttpStatus.TOO_MANY_REQUESTS, model, locale, response);
        }
        Optional<CheckedFile> checked = checks.check(file.getBytes());
        if (checked.isEmpty()) {
            return problem("verify.busy", HttpStatus.SERVICE_UNAVAILABLE, model, locale, response);
        }
        model.addAttribute("checked", checked.get());
        return page(model, locale);
    }

    private String problem(String key, HttpStatus status, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute(PROBLEM, key);
        return page(model, locale);
    }

    private String page(Model model, Locale locale) {
        model.addAttribute("moments", new Moments(locale));
        model.addAttribute("trial", keys.trial());
        return PAGE;
    }
}
