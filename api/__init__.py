"""The HTTP service; its packages below know nothing of it."""

from pydantic import BaseModel


def _import_quickly() -> None:
    """FastAPI's models of OpenAPI are built when the reference is first read, not at each start.

    Building them takes a tenth of a start (measured), and nothing but the reference goes through them.
    """
    BaseModel.model_config["defer_build"] = True
    try:
        import fastapi.openapi.models  # noqa: F401, PLC0415 -- imported for this setting alone
    finally:
        del BaseModel.model_config["defer_build"]


_import_quickly()
