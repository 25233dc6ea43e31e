package eu.kapstok.claim;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What late payment costs, for programs. */
@RestController
class ClaimApiController {

    private final ClaimQuestions questions;
    private final ClaimJson json;

    ClaimApiController(ClaimQuestions questions, ClaimJson json) {
        this.questions = questions;
        this.json = json;
    }

    @GetMapping("/api/staff/dunning/claim")
    Map<String, Object> claim(@RequestParam MultiValueMap<String, String> asked) {
        return json.view(questions.answer(asked::get));
    }

    /** Names every field that is not right. */
    @ExceptionHandler
    ProblemDetail refused(InvalidClaim refused) {
        Map<String, String> said = json.problems(refused);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
                String.join(" ", said.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList()));
        problem.setProperty("fields", json.fields(refused));
        problem.setProperty("problems", said);
        return problem;
    }
}
