"""Nothing goes out without a live consent or a named duty; an accusation never reaches the accused."""

from __future__ import annotations

from typing import Any

import pytest

from halfsky.ledger.errors import InvalidStep, StepClosed
from halfsky.ledger.models import Record
from halfsky.programmes.rights.petition.tests.conftest import House, ago, figures

CONSENT: dict[str, Any] = {
    "to": "township", "purpose": "handle", "shared": ["facts", "contact"], "how": "oral", "by": "self",
}  # fmt: skip
REFER: dict[str, Any] = {
    "to": "township", "to_name": "试镇人民政府", "purpose": "handle", "shared": ["facts"], "basis": "consent",
}  # fmt: skip


def refer(house: House, record: Record, days_ago: int = 0, **changes: Any) -> None:
    house.take(record, "refer", house.officer, days_ago, **(REFER | changes))


def test_a_referral_without_consent_or_duty_is_refused(house: House) -> None:
    record = house.accepted("refer")
    with pytest.raises(StepClosed, match="还没有本人对“乡镇街道”、这一用途的同意"):
        refer(house, record)
    assert "petition.referred" not in figures(record)


def test_consent_is_for_one_body_one_purpose_and_named_data(house: House) -> None:
    record = house.accepted("refer")
    house.take(record, "consent", house.officer, **CONSENT)
    others: list[dict[str, Any]] = [{"to": "police", "to_name": "试县公安局"}, {"purpose": "mediate"}]
    for changes in others:
        with pytest.raises(StepClosed, match="这一用途的同意"):
            refer(house, record, **changes)
    with pytest.raises(StepClosed, match="没有这么多"):
        refer(house, record, shared=["facts", "identity"])
    refer(house, record)
    assert figures(record)["petition.referred@township"] == 1


def test_a_withdrawal_stops_what_is_not_yet_sent(house: House) -> None:
    record = house.accepted("refer")
    seq = house.take(record, "consent", house.officer, **CONSENT).seq
    house.take(record, "withdraw_consent", house.officer, line=seq)
    with pytest.raises(StepClosed, match="同意"):
        refer(house, record)


def test_a_consent_that_ran_out_holds_no_more(house: House) -> None:
    record = house.accepted("refer", days_ago=9)
    house.take(record, "consent", house.officer, 9, **(CONSENT | {"until": ago(3)}))
    with pytest.raises(StepClosed, match="同意"):
        refer(house, record)
    refer(house, record, 5)


def test_a_legal_duty_is_named_by_its_article(house: House) -> None:
    record = house.accepted("refer")
    with pytest.raises(InvalidStep, match="哪部法律哪一条"):
        refer(house, record, basis="duty")
    refer(house, record, basis="duty", duty="《未成年人保护法》第十一条", to="police", to_name="试县公安局")


def test_under_fourteen_a_guardian_consents_unless_suspected(house: House) -> None:
    child = house.accepted("refer", age="under14")
    with pytest.raises(InvalidStep, match="由监护人同意"):
        house.take(child, "consent", house.officer, **CONSENT)
    house.take(child, "consent", house.officer, **(CONSENT | {"by": "guardian"}))
    hurt = house.accepted(
        "refer", age="under14", accused_kind="person", accused="某人", accused_relation="guardian",
        demand="minor", protect="reported",
    )  # fmt: skip
    with pytest.raises(InvalidStep, match="不问监护人"):
        house.take(hurt, "consent", house.officer, **(CONSENT | {"by": "guardian"}))


def test_an_accusation_is_never_referred_to_the_accused(house: House) -> None:
    record = house.accepted("refer", kind="accusation", accused_kind="body", accused="试镇 人民政府")
    with pytest.raises(StepClosed, match="不能转给被反映的单位"):
        refer(house, record, basis="emergency")
    refer(house, record, basis="emergency", to="discipline", to_name="试县纪委")


def test_an_accusation_is_not_transferred_to_the_accused_federation(house: House) -> None:
    record = house.registered(kind="accusation", accused_kind="body", accused="邻县妇女联合会")
    with pytest.raises(InvalidStep, match="不能移交给被反映的单位"):
        house.take(record, "transfer", house.lead, unit=house.sibling.pk, reason="属地", told_by="phone")


def test_the_federation_does_not_handle_accusations_itself(house: House) -> None:
    record = house.registered(kind="accusation")
    with pytest.raises(InvalidStep, match="第三十条"):
        house.take(record, "accept", house.officer, demand="property", route="own", told_by="phone")


def test_a_body_that_does_nothing_is_urged_by_the_head_with_a_numbered_letter(house: House) -> None:
    record = house.accepted("urge")
    entry = house.take(
        record, "urge", house.lead, to="labour", to_name="试县人社局", undone="拖着不办", asked="依法查处", days=5
    )
    assert entry.resolved["papers"]["urge"].startswith("试县妇督促〔")
    assert figures(record)["petition.urged@labour"] == 1
    house.take(record, "urge_answer", house.officer, row=entry.seq, text="已约谈")
    assert figures(record)["petition.urge_in_time"] == 1


def test_a_major_matter_is_reported_up_and_the_hours_are_counted(house: House) -> None:
    record = house.registered(urgent="soon", days_ago=1)
    times = {"known_at": f"{ago(0)} 00:00", "report_to": ["government"], "what": "多人来访"}
    with pytest.raises(InvalidStep, match="早于"):
        house.take(record, "report_up", house.lead, **times, reported_at=f"{ago(1)} 23:00")
    house.take(record, "report_up", house.lead, 1, **(times | {"known_at": f"{ago(1)} 08:00"}),
               reported_at=f"{ago(1)} 09:30")  # fmt: skip
    assert figures(record)["petition.reported_in_time"] == 1
    house.take(record, "report_up", house.lead, 1, **(times | {"known_at": f"{ago(1)} 08:00"}),
               reported_at=f"{ago(1)} 10:30")  # fmt: skip
    assert figures(record)["petition.reported_up"] == 2
    assert figures(record)["petition.reported_in_time"] == 1
