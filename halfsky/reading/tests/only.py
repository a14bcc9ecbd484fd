"""Short ways for the tests to read one sentence as a plan or as a report and look at its figures."""

from halfsky.reading import Document, Measure, read


def plan(sentence: str) -> Document:
    """Return the reading of a sentence under a plan's title."""
    return read(f"青江市妇联2021年工作要点\n{sentence}")


def report(sentence: str) -> Document:
    """Return the reading of a sentence under a report's title."""
    return read(f"青江市妇联2021年工作总结\n{sentence}")


def only(doc: Document) -> Measure:
    """Return the one measure of a document."""
    (measure,) = doc.measures
    return measure


def short(doc: Document) -> list[str]:
    """Return each measure as value and unit, as in 100名."""
    return [f"{m.value}{m.unit}" for m in doc.measures]
