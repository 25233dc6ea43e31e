package eu.kapstok.demo;

import eu.kapstok.erp.ErpException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What was wrong with a call, in words and by field. */
@RestControllerAdvice(assignableTypes = {DemoErpApiController.class, DemoOrderApiController.class,
        DemoTrialApiController.class, DemoMailApiController.class, DemoAfterSalesApiController.class,
        DemoInvoiceApiController.class})
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoApiErrors {

    @ExceptionHandler
    ProblemDetail badRequest(BadDemoRequest bad) {
        return badRequest(bad.getMessage(), bad.fields());
    }

    @ExceptionHandler
    ProblemDetail notReadable(HttpMessageNotReadableException notJson) {
        return badRequest("The body must be a JSON object", List.of());
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException missing) {
        return badRequest(missing.getParameterName() + " is missing", List.of(missing.getParameterName()));
    }

    @ExceptionHandler
    ProblemDetail refused(ErpException refused) {
        HttpStatus status = switch (refused.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case WRONG_STATE, CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.BAD_GATEWAY;
        };
        return ProblemDetail.forStatusAndDetail(status, refused.getMessage());
    }

    private static ProblemDetail badRequest(String detail, List<String> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setProperty("fields", fields);
        return problem;
    }
}
