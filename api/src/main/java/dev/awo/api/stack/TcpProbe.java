package dev.awo.api.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Whether somebody listens on a port of this machine. */
final class TcpProbe {
  private TcpProbe() {}

  static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
