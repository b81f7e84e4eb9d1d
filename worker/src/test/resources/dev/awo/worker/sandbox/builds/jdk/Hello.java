public class Hello {
  public static void main(String[] args) throws Exception {
    System.out.println(System.getProperty("user.home") + " " + java.net.InetAddress.getLocalHost());
  }
}
