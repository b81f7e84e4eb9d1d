package dev.awo.worker.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A seccomp filter (see seccomp(2), bpf_common.h) against what namespaces leave open: io_uring,
 * sockets that no network namespace confines (vsock), and system calls that builds do not need and
 * kernel exploits begin with. Everything else is allowed.
 */
final class SyscallFilter {
  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int JUMP_BITS = 0x45;
  private static final int RETURN = 0x06;

  /** Offsets in struct seccomp_data; both machines are little-endian. */
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  private static final int ALLOW = 0x7fff0000;
  private static final int NOT_PERMITTED = 0x00050001;
  private static final int NO_SUCH_CALL = 0x00050000 | 38;
  private static final int NO_SUCH_FAMILY = 0x00050000 | 97;

  private static final int CLONE_NEWUSER = 0x10000000;
  private static final int X32_CALLS = 0x40000000;

  /** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK. */
  private static final List<Integer> FAMILIES = List.of(1, 2, 10, 16);

  private final ByteArrayOutputStream program = new ByteArrayOutputStream();
  private final Machine machine;

  private SyscallFilter(Machine machine) {
    this.machine = machine;
  }

  /** The filter as bubblewrap's {@code --seccomp} wants it; absent on an unknown processor. */
  static Optional<byte[]> forThisMachine() {
    return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> Optional.of(new SyscallFilter(Machine.AMD64).build());
      case "aarch64" -> Optional.of(new SyscallFilter(Machine.AARCH64).build());
      default -> Optional.empty();
    };
  }

  private byte[] build() {
    add(LOAD, 0, 0, ARCHITECTURE);
    add(JUMP_EQUAL, 1, 0, machine.audit);
    add(RETURN, 0, 0, NO_SUCH_CALL);
    add(LOAD, 0, 0, NUMBER);
    add(JUMP_AT_LEAST, 0, 1, X32_CALLS);
    add(RETURN, 0, 0, NO_SUCH_CALL);
    // glibc falls back to clone, whose flags a filter can see, when clone3 does not exist.
    refuse(NO_SUCH_CALL, Machine.ABSENT);
    refuse(NOT_PERMITTED, machine.refused);
    refuse(NOT_PERMITTED, Machine.MOUNTING);
    // A new user namespace brings the capabilities that make the rest of the kernel reachable.
    for (int call : machine.namespaceCalls) {
      add(JUMP_EQUAL, 0, 4, call);
      add(LOAD, 0, 0, FIRST_ARGUMENT);
      add(JUMP_BITS, 0, 1, CLONE_NEWUSER);
      add(RETURN, 0, 0, NOT_PERMITTED);
      add(RETURN, 0, 0, ALLOW);
    }
    add(JUMP_EQUAL, 0, FAMILIES.size() + 2, machine.socket);
    add(LOAD, 0, 0, FIRST_ARGUMENT);
    for (int i = 0; i < FAMILIES.size(); i++) {
      add(JUMP_EQUAL, FAMILIES.size() - i, 0, FAMILIES.get(i));
    }
    add(RETURN, 0, 0, NO_SUCH_FAMILY);
    add(RETURN, 0, 0, ALLOW);
    return program.toByteArray();
  }

  private void refuse(int verdict, List<Integer> calls) {
    for (int call : calls) {
      add(JUMP_EQUAL, 0, 1, call);
      add(RETURN, 0, 0, verdict);
    }
  }

  private void add(int code, int ifTrue, int ifFalse, int value) {
    program.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) code)
            .put((byte) ifTrue)
            .put((byte) ifFalse)
            .putInt(value)
            .array());
  }

  /** The numbers of the same calls, which differ between processors for all but the newest. */
  private record Machine(
      int audit, int socket, List<Integer> namespaceCalls, List<Integer> refused) {
    /** io_uring_setup, io_uring_enter, io_uring_register, clone3. */
    static final List<Integer> ABSENT = List.of(425, 426, 427, 435);

    /** open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr. */
    static final List<Integer> MOUNTING = List.of(428, 429, 430, 431, 432, 433, 442);

    static final Machine AMD64 =
        new Machine(
            0xC000003E,
            41,
            List.of(272, 56), // unshare, clone
            List.of(
                250, 248, 249, // keyctl, add_key, request_key
                321, 298, 323, 304, // bpf, perf_event_open, userfaultfd, open_by_handle_at
                165, 166, 155, 308, // mount, umount2, pivot_root, setns
                246, 320, 175, 313,
                176)); // kexec_load, kexec_file_load, {init,finit,delete}_module

    /** In the same order. */
    static final Machine AARCH64 =
        new Machine(
            0xC00000B7,
            198,
            List.of(97, 220),
            List.of(219, 217, 218, 280, 241, 282, 265, 40, 39, 41, 268, 104, 294, 105, 273, 106));
  }
}
