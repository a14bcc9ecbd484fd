"""Addresses of the board and of figures."""

from __future__ import annotations

from django.urls import path

from halfsky.desk.board import figure_views, views

urlpatterns = [
    path("board/", views.board_page, name="board"),
    path("board/<int:unit_id>/", views.board_page, name="board"),
    path("figure/<int:unit_id>/<str:code>/", figure_views.figure_page, name="figure"),
    path("figure/<int:unit_id>/<str:code>/export/", figure_views.figure_export, name="figure_export"),
]
