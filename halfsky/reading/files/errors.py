"""What can go wrong when a file is opened: one error, with one sentence for the person who chose the file."""


class UnreadableFile(Exception):
    """A file that cannot be turned into text; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
