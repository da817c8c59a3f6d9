"""Addresses of the hall."""

from django.urls import URLPattern, URLResolver, path

from dienhong.web.stage import acting, pages, preparing

app_name = "stage"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:pk>/", pages.hall, name="hall"),
    path("<int:pk>/cua/", pages.doors, name="doors"),
    path("<int:pk>/chuan-bi/", preparing.prepare, name="prepare"),
    path("<int:pk>/chuan-bi/ma/", preparing.add_token, name="add_token"),
    path("<int:pk>/chuan-bi/ma/<int:token_id>/thu-hoi/", preparing.end_token, name="end_token"),
    path("<int:pk>/chuan-bi/in/", preparing.listed, name="listed"),
    path("<int:pk>/chu-toa/", pages.chair, name="chair"),
    path("<int:pk>/thu-ky/", pages.secretary, name="secretary"),
    path("<int:pk>/hang-cho/", pages.desk, name="desk"),
    path("<int:pk>/manh/", pages.fragments, name="fragments"),
    path("<int:pk>/viec/<slug:verb>/", acting.act, name="act"),
]
