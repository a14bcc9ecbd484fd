"""A 责任分解表 gives the same lines from Word, a web page and a printed page, whatever its cells cover."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from halfsky.reading import read
from halfsky.reading.files import open_document
from halfsky.reading.files.tests.papers import Paper
from halfsky.reading.files.tests.printed import Sheet, ofd, pdf

UNITS = ["发展部", "权益部", "组织部、办公室"]
LIMITS = ["6月底前", "年底前", "全年"]
KINDS = ["发展", "关爱", "维权"]
GOALS = ["场次（场）", "资金（万元）", "人数（人）"]
LEFT, TOP, WIDTH, HEIGHT = 40, 100, 140, 40

Cell = tuple[str, int, int]  # words, columns and rows that it covers


@dataclass(frozen=True)
class Task:
    """One row of the table, and how many rows its kind, unit and limit hold for (0: those of the row above)."""

    kind: tuple[str, int]
    figures: tuple[int, ...]
    unit: tuple[str, int]
    limit: tuple[str, int]


@st.composite
def held(draw: st.DrawFn, words: list[str], rows: int) -> list[tuple[str, int]]:
    """Draw what a column says: each word stands for one to three rows."""
    said: list[tuple[str, int]] = []
    while len(said) < rows:
        over = draw(st.integers(1, min(3, rows - len(said))))
        said += [(draw(st.sampled_from(words)), over)] + [("", 0)] * (over - 1)
    return said


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Task], list[str], bool]:
    """Draw the rows, the goals under 目标任务 and whether the table has a title."""
    rows = draw(st.integers(2, 6))
    goals = draw(st.lists(st.sampled_from(GOALS), min_size=1, max_size=3, unique=True))
    figures = st.tuples(*[st.integers(2, 900)] * len(goals))
    columns = draw(held(KINDS, rows)), draw(held(UNITS, rows)), draw(held(LIMITS, rows))
    tasks = [Task(kind, draw(figures), unit, limit) for kind, unit, limit in zip(*columns, strict=True)]
    return tasks, goals, draw(st.booleans())


def grid_of(tasks: list[Task], goals: list[str], titled: bool) -> list[list[Cell | None]]:
    """Return the table as rows of cells, None where another cell covers the place."""
    wide = len(goals)
    grid: list[list[Cell | None]] = []
    if titled:
        grid.append([("青禾县妇联重点工作责任分解表", 5 + wide, 1)] + [None] * (4 + wide))
    down = 2 if wide > 1 else 1
    over: list[Cell | None] = [("目标任务", wide, 1)] + [None] * (wide - 1) if wide > 1 else [(goals[0], 1, 1)]
    fixed: list[Cell | None] = [(words, 1, down) for words in ("类别", "序号", "工作任务")]
    last: list[Cell | None] = [(words, 1, down) for words in ("责任单位", "完成时限")]
    grid.append([*fixed, *over, *last])
    if wide > 1:
        grid.append([None, None, None, *((goal, 1, 1) for goal in goals), None, None])
    for number, task in enumerate(tasks, start=1):
        said = [(words, 1, rows) if rows else None for words, rows in (task.kind, task.unit, task.limit)]
        own: list[Cell | None] = [(str(number), 1, 1), (f"开展{'甲乙丙丁戊己'[number - 1]}项培训", 1, 1)]
        grid.append([said[0], *own, *((str(figure), 1, 1) for figure in task.figures), *said[1:]])
    return grid


def expected(tasks: list[Task], goals: list[str], titled: bool) -> list[str]:
    """Return the lines that the table is to give."""
    grid = grid_of(tasks, goals, titled)
    heads = [" | ".join(cell[0] if cell else "" for cell in row).rstrip(" |") for row in grid[: -len(tasks)]]
    lines, unit, limit = [], "", ""
    for number, task in enumerate(tasks, start=1):
        unit, limit = task.unit[0] or unit, task.limit[0] or limit
        cells = [task.kind[0], str(number), f"开展{'甲乙丙丁戊己'[number - 1]}项培训"]
        cells += [f"{figure}{goal[3:-1]}" for figure, goal in zip(task.figures, goals, strict=True)]
        lines.append(" | ".join([*cells, f"责任单位：{unit}", f"完成时限：{limit}"]))
    return heads + lines


def as_word(grid: list[list[Cell | None]]) -> bytes:
    paper = Paper()
    table = paper.table([[cell[0] if cell else "" for cell in row] for row in grid])
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if cell and cell[1:] != (1, 1):
                table.cell(row, column).merge(table.cell(row + cell[2] - 1, column + cell[1] - 1))
    return paper.bytes()


def as_page(grid: list[list[Cell | None]]) -> bytes:
    rows = [
        "".join(f"<td colspan={cell[1]} rowspan={cell[2]}><p>{cell[0]}</p></td>" for cell in row if cell)
        for row in grid
    ]
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>".encode()


def as_sheet(grid: list[list[Cell | None]]) -> Sheet:
    sheet = Sheet(size=(LEFT * 2 + WIDTH * len(grid[0]), TOP * 2 + HEIGHT * len(grid)))
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if cell:
                x, y = LEFT + column * WIDTH, TOP + row * HEIGHT
                right, bottom = x + cell[1] * WIDTH, y + cell[2] * HEIGHT
                corners = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)]
                sheet.lines += [(*one, *other) for one, other in pairwise(corners)]
                sheet.put(x + 6, (y + bottom) / 2 + 4, cell[0], 9)
    return sheet


@settings(max_examples=60, deadline=None)
@given(tables())
def test_the_lines_of_a_task_table_are_the_same_from_every_kind_of_file(
    table: tuple[list[Task], list[str], bool],
) -> None:
    lines = expected(*table)
    grid = grid_of(*table)
    sheet = as_sheet(grid)
    for name, data in {"docx": as_word(grid), "html": as_page(grid), "pdf": pdf([sheet]), "ofd": ofd([sheet])}.items():
        assert open_document(data).text.split("\n") == lines, name


@settings(max_examples=30, deadline=None)
@given(tables())
def test_each_figure_of_a_task_table_is_read_once_with_its_unit(table: tuple[list[Task], list[str], bool]) -> None:
    tasks, goals, _titled = table
    text = "青禾县妇联2026年工作要点\n" + open_document(as_word(grid_of(*table))).text
    units = [goal[3:-1].removeprefix("万") for goal in goals]
    sizes = [10_000 if "万" in goal else 1 for goal in goals]
    wanted = Counter(
        (figure * size, unit) for task in tasks for figure, size, unit in zip(task.figures, sizes, units, strict=True)
    )
    assert Counter((int(m.value), m.unit) for m in read(text).measures) == wanted
