"""The interface as one object: its routers, its errors, its description."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from dienhong.web.api import intake, opendata, problems
from dienhong.web.api.bodies import BoundedParser

VERSION = "1"
_FIRST_REFUSAL = 400
_ABOUT = (
    "Opinions of citizens into the register of one commune, and its open data. Errors are application/problem+json "
    "(RFC 9457): a sentence in Vietnamese, a `code` in English."
)


class _Api(NinjaAPI):
    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Paths are relative to the server's address; refusals have their own media type."""
        schema = super().get_openapi_schema(path_prefix=path_prefix or "", path_params=path_params)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, told in operation["responses"].items():
                    if int(status) >= _FIRST_REFUSAL:
                        told["content"] = {problems.CONTENT_TYPE: told["content"]["application/json"]}
        return schema


api = _Api(
    title="Diên Hồng",
    version=VERSION,
    description=_ABOUT,
    parser=BoundedParser(),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", intake.router)
api.add_router("", opendata.router)
problems.bind(api)


def description(server: str) -> dict[str, Any]:
    """The OpenAPI description, for the commune whose interface stands at `server`."""
    return dict(api.get_openapi_schema()) | {"servers": [{"url": server}]}
