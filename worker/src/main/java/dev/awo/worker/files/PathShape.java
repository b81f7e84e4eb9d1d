package dev.awo.worker.files;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a path from prose or a language's name, in what a model writes around a fence. Judges the
 * looks, not the danger.
 */
final class PathShape {
  private static final int LONGEST = 4096;
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z][A-Za-z0-9_]{0,15}$");
  private static final Pattern DOT_FILE = Pattern.compile("\\.[A-Za-z][A-Za-z0-9_.-]*");
  private static final Pattern ROOTED =
      Pattern.compile(
          "(?:\\.{1,2}/|//?[^/*\\s]|~[A-Za-z0-9_-]*/|[A-Za-z]:[\\\\/]|\\\\\\\\?[^\\\\]|\\.\\.\\\\).*");

  private static final Set<String> BARE_NAMES =
      Words.set(
          "makefile gnumakefile dockerfile containerfile jenkinsfile vagrantfile procfile "
              + "rakefile gemfile pipfile brewfile justfile license licence notice readme changelog "
              + "contributing authors codeowners version mvnw gradlew copying build workspace");

  private static final Set<String> EXTENSIONS =
      Words.set(
          "adoc astro bash bat bib c cc cfg cjs clj cljs cmake cmd conf cpp cs csproj css csv "
              + "cts cxx dart ejs elm env erb erl ex exs fish fs go gql gradle graphql groovy h hbs "
              + "hcl hpp hrl hs html htm ini ipynb java jl js json json5 jsonc jsx kt kts less lock "
              + "lua m md mdx mjs mk ml mm mod mts nim nix php pl po properties proto ps1 pug py pyi "
              + "r rb rs rst sass sbt scala scss sh sln sol sql sum svelte svg swift tex tf tfvars "
              + "toml ts tsv tsx txt vb vue wgsl xml xsd yaml yml zig zsh diff patch pem key npmrc "
              + "exe dll so bin log");

  private PathShape() {}

  /**
   * True for what nobody would write but as a path: {@code src/a.js}, {@code README.md}, {@code
   * ../../etc/passwd}.
   */
  static boolean clearly(String token) {
    if (token.length() > LONGEST || token.isEmpty() || hasBlank(token) || token.contains("://")) {
      return false;
    }
    if (ROOTED.matcher(token).matches() || token.indexOf('\\') > 0) {
      return true;
    }
    String name = token.substring(token.lastIndexOf('/') + 1);
    if (token.indexOf('/') >= 0) {
      return EXTENSION.matcher(name).find() || DOT_FILE.matcher(name).matches() || isBareName(name);
    }
    return isKnownName(name);
  }

  /**
   * True for what may well be a path when a path is expected there: also {@code bin/run} and {@code
   * a.b}.
   */
  static boolean plausibly(String token) {
    if (clearly(token)) {
      return true;
    }
    boolean wordLike = !token.isEmpty() && token.length() <= LONGEST && !hasBlank(token);
    return wordLike
        && !token.contains("://")
        && !token.endsWith(".")
        && token.chars().anyMatch(Character::isLetterOrDigit)
        && (token.indexOf('/') >= 0 || token.indexOf('.') >= 0);
  }

  /** True when the name ends like a file's, so that a blank before it may belong to the path. */
  static boolean endsLikeFile(String text) {
    return EXTENSION.matcher(text).find();
  }

  static boolean hasBlank(String text) {
    return text.chars().anyMatch(Character::isWhitespace);
  }

  private static boolean isKnownName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot == 0) {
      return DOT_FILE.matcher(name).matches();
    }
    return dot < 0
        ? isBareName(name) && Character.isUpperCase(name.charAt(0))
        : EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean isBareName(String name) {
    return BARE_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
