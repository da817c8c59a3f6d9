"""The addresses that the kit's frame links to, without the pages behind them."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


_portal = (
    [path("", _page, name="home"), path("hien-thi/", _page, name="display"), path("tim/", _page, name="search")],
    "portal",
)
_desk = (
    [
        path("", _page, name="today"),
        path("vao/", _page, name="login"),
        path("ra/", _page, name="logout"),
        path("mat-khau/", _page, name="password_change"),
        path("tin/", _page, name="notices"),
    ],
    "desk",
)
urlpatterns = [path("desk/", include(_desk)), path("", include(_portal))]
