package dev.awo.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.view.Problem;
import dev.awo.api.view.ViewJson;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that Jetty finds outside of the API's resources. */
public final class ProblemErrorHandler extends ErrorHandler {
  private static final ObjectMapper JSON = ViewJson.strict();

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    int status = response.getStatus();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.write(true, ByteBuffer.wrap(body(status)), callback);
    return true;
  }

  private static byte[] body(int status) throws JsonProcessingException {
    return JSON.writeValueAsBytes(Problems.of(status, detail(status)));
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "the request is not valid HTTP, or its address is ambiguous";
      case 404 -> "there is nothing at this address; see /api/v1/openapi.json";
      case 405 -> "this address does not take this method";
      case 414, 431 -> "the address or the headers are too long";
      default -> "the request cannot be answered";
    };
  }
}
