"""The reader's own bench: scores, speed, growth, fuzzing and a comparison with what one would take instead."""
