"""Word lists written as one line of words."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, in order."""
    return tuple(text.split())
