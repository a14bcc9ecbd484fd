"""Addresses of the desk. Each name has its row in `accounts/policy.py`."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import path

from halfsky.desk.board.urls import urlpatterns as board_urls
from halfsky.desk.bulletins.urls import urlpatterns as bulletin_urls
from halfsky.desk.gallery import gallery
from halfsky.desk.planning.urls import urlpatterns as planning
from halfsky.desk.views import (
    audit,
    drafts,
    inbox,
    lists,
    papers,
    people,
    records,
    search,
    sheets,
    sign_in,
    steps,
    tree,
)

app_name = "desk"

urlpatterns = [
    *planning,
    *board_urls,
    *bulletin_urls,
    path("gallery/", gallery, name="gallery"),
    path("", sign_in.home, name="home"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-out/", auth.LogoutView.as_view(), name="sign_out"),
    path("password/", sign_in.Password.as_view(), name="password"),
    path("post/", sign_in.switch_post, name="switch_post"),
    path("health/", sign_in.health, name="health"),
    path("inbox/", inbox.inbox_page, name="inbox"),
    path("inbox/<int:pk>/", inbox.peek, name="peek"),
    path("drafts/save/", drafts.save_draft, name="save_draft"),
    path("drafts/drop/", drafts.drop_draft, name="drop_draft"),
    path("s/<slug:slug>/", lists.programme_page, name="programme"),
    path("s/<slug:slug>/new/<slug:step>/", steps.open_step, name="open_step"),
    path("s/<slug:slug>/new/<slug:step>/aside/", steps.open_aside, name="open_aside"),
    path("r/<int:pk>/", records.record_page, name="record"),
    path("r/<int:pk>/do/<slug:step>/", steps.step, name="step"),
    path("r/<int:pk>/do/<slug:step>/aside/", steps.step_aside, name="step_aside"),
    path("r/<int:pk>/list/<slug:step>/", sheets.sheet, name="sheet"),
    path("r/<int:pk>/list/<slug:step>/blank/", sheets.sheet_blank, name="sheet_blank"),
    path("r/<int:pk>/list/<slug:step>/faults/", sheets.sheet_faults, name="sheet_faults"),
    path("r/<int:pk>/reverse/<int:seq>/", records.reverse_entry, name="reverse"),
    path("r/<int:pk>/open/", records.unseal, name="unseal"),
    path("r/<int:pk>/file/<int:seq>/<int:index>/", records.attachment, name="attachment"),
    path("r/<int:pk>/paper/<int:seq>/<str:paper>/", papers.paper, name="paper"),
    path("r/<int:pk>/chain/", records.export_record, name="export_record"),
    path("search/", search.search_page, name="search"),
    path("audit/", audit.audit_page, name="audit"),
    path("units/", tree.units_page, name="units"),
    path("units/<int:pk>/", tree.unit_page, name="unit"),
    path("units/<int:pk>/people/", people.people_page, name="people"),
    path("units/<int:pk>/change/<slug:what>/", tree.unit_change, name="unit_change"),
]
