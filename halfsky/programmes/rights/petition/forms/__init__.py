"""Forms of the petition steps, in the order of the conversation."""
