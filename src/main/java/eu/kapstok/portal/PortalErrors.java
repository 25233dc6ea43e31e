package eu.kapstok.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers what goes wrong on a page with a page in words; programs get a problem document instead. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalErrors {

    /** An address that cannot be read as one of ours is an address that does not exist. */
    @ExceptionHandler(exception = MethodArgumentTypeMismatchException.class, produces = MediaType.TEXT_HTML_VALUE)
    String addressUnknown(HttpServletResponse response) {
        return page(HttpStatus.NOT_FOUND, response);
    }

    @ExceptionHandler(exception = {NoResourceFoundException.class, NoHandlerFoundException.class, ErrorResponseException.class,
        HttpRequestMethodNotSupportedException.class, HttpMediaTypeNotSupportedException.class,
        ServletRequestBindingException.class, MissingServletRequestPartException.class, MaxUploadSizeExceededException.class},
            produces = MediaType.TEXT_HTML_VALUE)
    String refused(Exception refused, HttpServletResponse response) {
        return page(((ErrorResponse) refused).getStatusCode(), response);
    }

    private static String page(HttpStatusCode status, HttpServletResponse response) {
        response.setStatus(status.value());
        return switch (status.value()) {
            case 403, 413, 503 -> "error/" + status.value();
            case 404, 405 -> "error/404";
            default -> status.is5xxServerError() ? "error/5xx" : "error/4xx";
        };
    }
}
