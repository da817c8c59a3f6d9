"""The description for programs and for people. Nothing on these pages comes from another site."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from dienhong.web.api.machine import description
from dienhong.web.api.problems import answer


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description, readable from any page."""
    response = JsonResponse(_described(request), json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The same as tables."""
    told = _described(request)
    context = {"operations": _operations(told), "server": request.build_absolute_uri(told["servers"][0]["url"])}
    return render(request, "api/guide.html", context)


@csrf_exempt
def nothing(_request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below the interface."""
    return answer(404, "not_found", "Không có địa chỉ này. Xem danh sách ở trang mô tả của giao diện kết nối.")


def _described(_request: HttpRequest) -> dict[str, Any]:
    return description(reverse("api_guide").rstrip("/"))


def _operations(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "method": method.upper(),
            "path": path,
            "summary": operation["summary"],
            "needs_key": bool(operation.get("security")),
            "parameters": [_parameter(one) for one in operation.get("parameters", ())],
            "body": _body(told, operation),
            "answers": ", ".join(map(str, operation["responses"])),
        }
        for path, operations in told["paths"].items()
        for method, operation in operations.items()
    ]


def _parameter(one: dict[str, Any]) -> dict[str, str]:
    return {"name": one["name"], "where": one["in"], "must": "bắt buộc" if one.get("required") else "không bắt buộc"}


def _body(told: dict[str, Any], operation: dict[str, Any]) -> list[dict[str, str]]:
    if "requestBody" not in operation:
        return []
    name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    schema = told["components"]["schemas"][name]
    must = schema.get("required", ())
    return [
        {
            "name": field,
            "must": "bắt buộc" if field in must else "không bắt buộc",
            "kind": _kind(about),
            "about": about.get("description", ""),
        }
        for field, about in schema["properties"].items()
    ]


def _kind(about: dict[str, Any]) -> str:
    kinds = [about.get("type", ""), *(one.get("type", "") for one in about.get("anyOf", ()))]
    return ", ".join(kind for kind in kinds if kind and kind != "null")
