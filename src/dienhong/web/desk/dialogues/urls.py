"""Addresses of dialogues."""

from django.urls import path

from dienhong.web.desk.dialogues import drafting, invitations, views

urlpatterns = [
    path("", views.dialogues, name="dialogues"),
    path("<int:pk>/", views.dialogue_page, name="dialogue"),
    path("<int:pk>/xep-lich/", views.arrange, name="arrange"),
    path("<int:pk>/buoc/<slug:step>/", views.move, name="dialogue_move"),
    path("<int:pk>/soan/", drafting.choose, name="dialogue_papers"),
    path("<int:pk>/soan/<slug:paper>/", drafting.paper_page, name="dialogue_paper"),
    path("<int:pk>/giay-moi/", invitations.invitations, name="invitations"),
    path("<int:pk>/giay-moi/them/", invitations.guests, name="guests"),
    path("<int:pk>/giay-moi/<slug:step>/", invitations.together, name="invitations_step"),
]
