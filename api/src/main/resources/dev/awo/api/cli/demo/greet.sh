#!/bin/sh
# Greets the person who is named, or the world.
echo "Hello"
