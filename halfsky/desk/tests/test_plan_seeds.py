"""Each real document beside the repository goes through the pages: uploaded, settled number by number, published."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from halfsky.desk.tests.test_plan_pages import client_of
from halfsky.ledger.tests.conftest import Cast, cast
from halfsky.plans.models import Plan, Target

__all__ = ["cast"]
SEEDS = sorted((Path(settings.ROOT).parent / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason="needs the real documents beside the repository")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_a_real_document_is_uploaded_settled_and_published(cast: Cast, seed: Path) -> None:
    client = client_of(cast.city_lead)
    form = {"file": SimpleUploadedFile(seed.name, seed.read_bytes()), "is_own": "on"}
    sent = client.post("/plans/upload/", form, follow=True)
    assert sent.status_code == 200
    plan = Plan.objects.get()
    assert plan.items.exists()
    for target in plan.targets.filter(state=Target.State.WAITING):
        assert client.post(f"/plans/{plan.pk}/targets/{target.pk}/confirm/").status_code == 302
    assert client.get(f"/plans/{plan.pk}/").status_code == 200
    assert client.post(f"/plans/{plan.pk}/publish/").status_code == 302
    plan.refresh_from_db()
    assert plan.state == Plan.State.PUBLISHED
    assert client.get(f"/board/{cast.city.pk}/?year={plan.year}").status_code == 200
