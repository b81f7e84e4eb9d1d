#!/bin/sh
failed=0

expect() {
  if [ "$1" = "$2" ]; then
    echo "ok    $3"
  else
    echo "FAIL  $3: expected '$2', got '$1'"
    failed=1
  fi
}

expect "$(sh greet.sh Ada)" "Hello, Ada!" "greets a person"
expect "$(sh greet.sh)" "Hello, world!" "greets the world when nobody is named"
exit $failed
