package dev.awo.worker.scan;

import com.google.re2j.Pattern;
import dev.awo.worker.scan.code.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a file's path means. {@code ~} is the home directory; holes are parts that are not known.
 */
final class Places {
  private static final Pattern ROOT =
      Pattern.compile(
          "^(?:/|//|~|\\.|\\.\\.|(?:\\.\\./)+(?:\\.\\.)?|[A-Za-z]:[\\\\/]*|/mnt/[a-z]|~[a-z]+|\\$HOME"
              + "|%USERPROFILE%|%SystemDrive%|\\$env:USERPROFILE)[\\\\/]*(?:\\.?\\*(?:\\.\\*)?|\\{,?\\.\\*?\\}|\\.)?$|^\\*$|^\\.\\*$");
  private static final Pattern SYSTEM_ROOT =
      Pattern.compile(
          "^/(?:etc|usr|var|bin|sbin|lib|lib32|lib64|boot|home|root|opt|srv|sys|proc|dev|mnt|media|System|Library|Users"
              + "|Applications|usr/(?:bin|lib|local|share|sbin)|var/(?:lib|log|www))(?:/\\*?)?$"
              + "|^(?i:[a-z]:[\\\\/]+(?:windows|program files(?: \\(x86\\))?|users))(?:[\\\\/]\\*?)?$");
  private static final Pattern SYSTEM =
      Pattern.compile(
          "^/(?:etc|usr|bin|sbin|lib|lib32|lib64|boot|sys|proc|System|Library|var/spool/cron|var/lib|opt)(?:/|$)"
              + "|^(?i:[a-z]:[\\\\/]+(?:windows|program files|programdata))|^(?i:%(?:systemroot|windir|programfiles)%)|^HK(?:LM|EY_LOCAL_MACHINE)");
  private static final Pattern SENSITIVE =
      Pattern.compile(
          "^/(?:etc|boot|bin|sbin|lib|lib64|usr/bin|usr/sbin|usr/lib|var/spool/cron|Library/Launch\\w+|System)(?:/|$)"
              + "|^(?i:[a-z]:[\\\\/]+windows)");
  private static final Pattern HOME =
      Pattern.compile(
          "^(?:~|/home/[^/]+|/root|/Users/[^/]+|[A-Za-z]:[\\\\/]+Users[\\\\/]+[^\\\\/]+)(?:[\\\\/]|$)");
  private static final Pattern STARTUP =
      Pattern.compile(
          "(?:^|[\\\\/])\\.(?:bashrc|bash_profile|bash_login|bash_logout|profile|zshrc|zprofile|zshenv|zlogin|kshrc|cshrc|tcshrc"
              + "|xinitrc|xprofile|xsession|pam_environment|netrc|git-credentials|pgpass|ssh|gnupg|aws|kube)(?:[\\\\/]|$)"
              + "|(?:^|/)authorized_keys2?$|(?:^|/)\\.git/(?:hooks|config)(?:/|$)|LaunchAgents/|LaunchDaemons/"
              + "|(?i:start menu[\\\\/]+programs[\\\\/]+startup)");
  private static final Pattern HOME_STARTUP =
      Pattern.compile(
          "^(?:~|/home/[^/]+|/root|/Users/[^/]+|\\x{FFFC})/\\.(?:gitconfig|npmrc|pypirc|docker/config\\.json|vimrc|inputrc|local/bin"
              + "|config/(?:autostart|fish|systemd|git)|cargo/config|m2/settings\\.xml|condarc|yarnrc|gemrc|bash_aliases)(?:/|$|\\.toml)");
  private static final Pattern TEMPORARY =
      Pattern.compile(
          "^(?:/tmp|/var/tmp|/private/tmp|/dev/shm|(?i:%te?mp%|\\$env:te?mp))[\\\\/]+.");
  private static final Pattern CACHE =
      Pattern.compile(
          "^(?:/var/lib/apt/lists|/var/cache|/root/\\.(?:cache|npm|m2|gradle)|~/\\.(?:cache|npm)|/usr/share/(?:doc|man|locale))(?:/|$)");
  private static final Pattern MADE_FILES =
      Pattern.compile(
          "(?:^|/)(?:\\*+\\.[A-Za-z0-9_~-]+|[A-Za-z0-9_*-]+\\.(?:egg-info|log|tmp|o|pyc|class|bak|swp|tsbuildinfo|tgz|tar\\.gz|zip|whl))$");
  private static final Pattern DEVICE =
      Pattern.compile(
          "^/dev/(?:sd|hd|nvme|vd|xvd|mmcblk|disk|rdisk|mapper|mem$|kmem$|loop|md\\d|dm-|root)|^\\\\\\\\\\.\\\\PhysicalDrive");
  private static final Pattern NAMED_TEMPORARY =
      Pattern.compile(
          "(?i)(?:^|_|[a-z])(?:te?mp|scratch|sandbox|fixture)(?:_|$|[A-Z0-9]|dir|path|folder|root)");

  private static final Pattern NAMED_OUTPUT =
      Pattern.compile(
          "(?i)^_?(?:out|output|dist|build|cache|coverage)_?(?:dir|path|folder|root|directory)?$");
  private static final Pattern NAME_BELOW =
      Pattern.compile("^(?:/[A-Za-z0-9_][A-Za-z0-9_.\\x{FFFC}-]*)+$");
  private static final Pattern LEADING_DOTS = Pattern.compile("^(?:\\.{1,2}/)+");

  private final Set<String> generated;

  Places(List<String> generated) {
    this.generated = Set.copyOf(generated);
  }

  static boolean isRoot(String path) {
    return ROOT.matcher(path).find();
  }

  static boolean isSystemRoot(String path) {
    return SYSTEM_ROOT.matcher(path).find();
  }

  static boolean isSystem(String path) {
    return SYSTEM.matcher(path).find() && !isCache(path);
  }

  static boolean isSensitive(String path) {
    return SENSITIVE.matcher(path).find();
  }

  static boolean isStartup(String path) {
    return STARTUP.matcher(path).find() || HOME_STARTUP.matcher(path).find();
  }

  static boolean isHome(String path) {
    return HOME.matcher(path).find() && !isStartup(path) && !isCache(path);
  }

  static boolean isDevice(String path) {
    return DEVICE.matcher(path).find();
  }

  static boolean isTemporary(String path) {
    return TEMPORARY.matcher(path).find() && !path.contains("..");
  }

  private static boolean isCache(String path) {
    return CACHE.matcher(path).find() && !path.contains("..");
  }

  /** Whether it can be deleted without loss: temporary, or made by a build. */
  boolean isDisposable(String given) {
    String path = LEADING_DOTS.matcher(given).replaceFirst("");
    if (path.contains("..")) {
      return false;
    }
    if (isTemporary(path) || isCache(path) || MADE_FILES.matcher(path).find()) {
      return true;
    }
    if (isNamedBelowUnknown(path)) {
      return true;
    }
    String known =
        path.indexOf(Value.HOLE) < 0 ? path : path.substring(path.lastIndexOf(Value.HOLE) + 1);
    boolean absolute = known.startsWith("/") && known.length() == path.length();
    if (absolute || path.startsWith("~")) {
      return false;
    }
    for (String part : known.split("[/\\\\]", -1)) {
      if (generated.contains(part.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** {@code "$dir/name"}: whatever the directory is, even nothing, only that name goes. */
  private static boolean isNamedBelowUnknown(String path) {
    boolean below = path.startsWith(Value.HOLE + "/") && path.length() > 3;
    String rest = path.substring(Math.min(1, path.length()));
    boolean plain = NAME_BELOW.matcher(rest).find();
    return below && plain && !isSystem(rest) && !isSystemRoot(rest);
  }

  /** Whether a variable's name says that it holds something temporary or made. */
  static boolean isNamedTemporary(String name) {
    return NAMED_TEMPORARY.matcher(name).find() || NAMED_OUTPUT.matcher(name).find();
  }
}
