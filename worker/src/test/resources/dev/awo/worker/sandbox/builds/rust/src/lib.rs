pub fn greet() -> &'static str {
    "hello"
}

#[test]
fn greets() {
    assert_eq!("hello", greet());
}
