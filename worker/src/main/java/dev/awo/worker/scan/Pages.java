package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** The code of pages and components, which stands between script tags. */
final class Pages {
  private static final Pattern SCRIPT =
      Pattern.compile("(?is)<script\\b[^>]*>(.*?)</script\\s*>|^---\\s*\\n(.*?)\\n---");

  private Pages() {}

  /** The page with all but its scripts blanked out, offsets unchanged. */
  static String scripts(String page) {
    StringBuilder code = new StringBuilder(page.length());
    for (int i = 0; i < page.length(); i++) {
      code.append(page.charAt(i) == '\n' ? '\n' : ' ');
    }
    Matcher matcher = SCRIPT.matcher(page);
    while (matcher.find()) {
      int group = matcher.group(1) == null ? 2 : 1;
      code.replace(matcher.start(group), matcher.end(group), matcher.group(group));
    }
    return code.toString();
  }
}
