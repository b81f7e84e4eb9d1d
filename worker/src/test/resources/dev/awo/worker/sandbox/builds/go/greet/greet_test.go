package greet

import "testing"

func TestGreet(t *testing.T) {
	if Greet() != "hello" {
		t.Fatal(Greet())
	}
}
