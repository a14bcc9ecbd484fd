"""Addresses of the plan pages."""

from __future__ import annotations

from django.urls import path, re_path

from halfsky.desk.planning import compare_views, split_views, views

urlpatterns = [
    path("plans/", views.plan_list, name="plans"),
    path("plans/upload/", views.plan_upload, name="plan_upload"),
    path("plans/<int:plan_id>/", views.plan_page, name="plan"),
    path("plans/<int:plan_id>/file/", views.plan_file, name="plan_file"),
    path("plans/<int:plan_id>/compare/", compare_views.plan_compare, name="plan_compare"),
    path("plans/<int:plan_id>/add/", views.target_add, name="target_add"),
    path("plans/<int:plan_id>/publish/", views.plan_publish, name="plan_publish"),
    path("plans/<int:plan_id>/drop/", views.plan_drop, name="plan_drop"),
    path("plans/<int:plan_id>/differences/", views.plan_differences, name="plan_differences"),
    re_path(
        r"^plans/(?P<plan_id>\d+)/targets/(?P<target_id>\d+)/(?P<act>confirm|drop|wait|correct|bind|answer)/$",
        views.target_act,
        name="target_act",
    ),
    path("plans/<int:plan_id>/split/<int:target_id>/", split_views.split_page, name="split"),
    path("plans/<int:plan_id>/split/<int:target_id>/issue/", split_views.split_issue, name="split_issue"),
]
