"""The commands, one module each: nothing but arguments and printing."""
