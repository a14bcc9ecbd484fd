"""Parts of a mere description are description; work done on them is work."""

import pytest

from halfsky.reading import read
from halfsky.reading.model import Role

REPORT = "青禾县妇联2025年工作总结\n\n"
C, A = Role.CONTEXT, Role.ACHIEVED


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("全县共有妇联干部118人，其中专职22人，兼职96人。", [C, C, C]),
        ("我县农村妇女6.8万人，占农村劳动力的62%，其中外出务工1.2万人。", [C, C, C]),
        ("全县共有妇联干部118人，其中参加培训90人。", [C, A]),
        ("全县共有妇联干部118人，培训妇女300人，其中少数民族妇女40人。", [C, A, A]),
        ("全县共有妇联干部118人。发放手册300册，其中漫画40册。", [C, A, A]),
        ("目前，全县留守儿童有3560人，我们与其中的1200名结成帮扶对子。", [C, A]),
        ("今年接待来访45件，去年同期为37件。", [A, C]),
        ("救助贫困母亲50人，每人1000元，共计5万元。", [A, C, A]),
    ],
)
def test_a_part_has_the_role_of_its_whole_unless_work_is_told(sentence: str, roles: list[Role]) -> None:
    assert [m.role for m in read(REPORT + sentence).measures] == roles
