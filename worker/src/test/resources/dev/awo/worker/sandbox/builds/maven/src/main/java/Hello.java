public class Hello {
  public static String greet() {
    return "hello";
  }
}
