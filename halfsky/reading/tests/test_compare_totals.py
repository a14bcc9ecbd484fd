"""A figure for the whole stands alone; figures of its parts stand beside it."""

from halfsky.reading.compare_model import Total
from halfsky.reading.compare_output import to_json, to_table
from halfsky.reading.compare_sheet import target_rows
from halfsky.reading.tests.test_compare import compared

PLAN = "湘江市妇联2025年工作要点\n一、带动妇女就业。组织家政培训，带动就业5000人。\n二、做好保密工作。\n"
CITY = ("市", "湘江市妇联2025年工作总结\n组织家政培训，带动就业5200人。\n")
COUNTY = ("县", "云山县妇联2025年工作总结\n全县组织家政培训，带动就业3000人。\n")
OTHER = ("乙", "白石县妇联2025年工作总结\n共组织家政培训8期，累计带动就业1000人。\n")


def total(*reports: tuple[str, str], plan: str = PLAN) -> Total:
    (found,) = compared(*reports, plan=plan).lines[0].totals
    return found


def test_the_plans_own_unit_is_not_added_to_its_counties() -> None:
    found = total(CITY, COUNTY, OTHER)
    assert (found.units, found.done, str(found.share)) == (("湘江市妇联",), 5200, "1.040")
    assert found.parts == (("云山县妇联", 3000), ("白石县妇联", 1000))


def test_counties_alone_are_summed_though_they_say_the_whole_county() -> None:
    found = total(COUNTY, OTHER)
    assert (found.units, found.done, found.parts) == (("云山县妇联", "白石县妇联"), 4000, ())


def test_what_is_said_of_the_whole_city_above_sections_is_not_added() -> None:
    text = "工作情况汇报\n全市组织家政培训，带动就业5200人。\n# 云山县\n组织家政培训，带动就业3000人。\n"
    found = total(("汇报", text), plan=PLAN.replace("湘江市妇联", ""))
    assert (found.done, found.parts) == (5200, (("云山县", 3000),))


def test_what_the_parent_did_by_itself_is_a_part() -> None:
    own = ("市", "湘江市妇联2025年工作总结\n市本级组织家政培训，带动就业200人。\n")
    assert total(own, COUNTY).done == 3200


def test_table_json_and_sheet_say_that_nothing_was_added() -> None:
    result = compared(CITY, COUNTY, plan=PLAN)
    words = "湘江市妇联报总数 5200人，104%；另报 云山县妇联 3000人，不相加"
    assert words in "".join(row.strip() for row in to_table(result).splitlines())
    assert to_json(result)["items"][0]["totals"][0]["parts"] == [{"unit": "云山县妇联", "done": 3000}]
    assert target_rows(result)[0][-1] == "湘江市妇联（总数）；另报 云山县妇联 3000人，不相加"
