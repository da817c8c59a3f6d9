"""Addresses of plans."""

from django.urls import path

from dienhong.web.desk.plans import drafting, views

urlpatterns = [
    path("", views.plans, name="plans"),
    path("tai-len/", views.upload, name="plan_upload"),
    path("<int:pk>/", views.plan_page, name="plan"),
    path("<int:pk>/sua/", views.edit, name="plan_edit"),
    path("<int:pk>/bo/", views.discard, name="plan_discard"),
    path("<int:pk>/ban-hanh/", views.issue, name="plan_issue"),
    path("<int:pk>/lap-doi-thoai/", views.schedule, name="plan_schedule"),
    path("<int:pk>/tep/", views.download, name="plan_file"),
    path("<int:pk>/soan/", drafting.choose, name="plan_papers"),
]
