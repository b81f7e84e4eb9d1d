package dev.awo.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.awo.api.view.Problem.FieldError;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bodies that are not the JSON that is wanted: says where, in the words of the API. */
final class JsonProblemMapper implements ExceptionMapper<JsonProcessingException> {
  private static final Pattern MISSING = Pattern.compile("creator property '([a-z_]+)'");

  @Override
  public Response toResponse(JsonProcessingException exception) {
    if (exception.getCause() instanceof WebApplicationException refused) {
      return refused.getResponse();
    }
    if (exception instanceof UnrecognizedPropertyException unknown) {
      return field(path(unknown.getPath()), "unknown field; known are " + known(unknown));
    }
    if (exception instanceof JsonMappingException mapping) {
      return mapping(mapping);
    }
    JsonLocation at = exception.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    String what =
        exception instanceof JsonParseException
            ? "the body is not valid JSON"
            : "the body is more than is accepted";
    return Problems.response(Problems.of(400, what + where));
  }

  private static Response mapping(JsonMappingException exception) {
    Matcher missing = MISSING.matcher(exception.getOriginalMessage());
    if (missing.find()) {
      String parent = path(exception.getPath());
      String field = missing.group(1);
      boolean within = parent.isEmpty() || parent.equals(field) || parent.endsWith("." + field);
      return field(within ? field : parent + "." + field, "must be given");
    }
    String path = path(exception.getPath());
    String wanted =
        exception instanceof MismatchedInputException mismatch
            ? "must be " + wanted(mismatch.getTargetType())
            : "has a value that makes no sense";
    return path.isEmpty()
        ? Problems.response(Problems.of(400, "the body must be one JSON object"))
        : field(path, wanted);
  }

  private static Response field(String path, String message) {
    return Problems.response(Problems.ofField(400, new FieldError(path, message)));
  }

  private static String known(UnrecognizedPropertyException exception) {
    Collection<Object> known = exception.getKnownPropertyIds();
    return known == null
        ? "none"
        : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String path(List<Reference> references) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static String wanted(Class<?> type) {
    if (type == null) {
      return "of another kind";
    }
    if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == BigDecimal.class) {
      return "a number";
    }
    if (type == String.class) {
      return "text";
    }
    if (List.class.isAssignableFrom(type)) {
      return "a list";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another kind";
  }
}
