"""Addresses of bulletins."""

from __future__ import annotations

from django.urls import path, re_path

from halfsky.desk.bulletins import views

KIND = r"(?P<kind>docx|xlsx|pdf)"

urlpatterns = [
    path("reports/", views.bulletin_list, name="reports"),
    path("reports/draft/", views.draft_make, name="draft_make"),
    path("reports/drafts/<int:pk>/", views.draft_page, name="draft"),
    re_path(r"^reports/drafts/(?P<pk>\d+)/(?P<act>read|return|issue)/$", views.draft_act, name="draft_act"),
    re_path(rf"^reports/drafts/(?P<pk>\d+)/{KIND}/$", views.draft_file, name="draft_file"),
    path("reports/<int:pk>/", views.bulletin_page, name="bulletin"),
    re_path(rf"^reports/(?P<pk>\d+)/{KIND}/$", views.bulletin_file, name="bulletin_file"),
]
