"""Checks request bodies against Discord's published description (OpenAPI 3.1)."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.wire.discord.encoding import Json

DESCRIPTION = Path(__file__).parents[3].parent / "shared" / "discord" / "openapi.json"
_ROOT = "urn:discord"


class Description:
    """The description, with one validator per operation made when first needed."""

    def __init__(self, document: Json) -> None:
        # documented as strings, taken as numbers too, which discord.py sends (docs: reference, "Snowflakes")
        document["components"]["schemas"]["SnowflakeType"] = {
            "type": ["string", "integer"],
            "pattern": "^(0|[1-9][0-9]*)$",
        }
        self._document = document
        self._validators: dict[tuple[str, str], Draft202012Validator | None] = {}

    @classmethod
    def load(cls, path: Path = DESCRIPTION) -> "Description | None":
        """Return the description, or None where the file is absent."""
        return cls(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None

    def violation(self, method: str, path: str, body: Any) -> str | None:
        """Return what is wrong with a JSON body; `path` without `/api/v10`."""
        template = self._template(method, path)
        if template is None:
            return f"{method} {path}: no such operation"
        validator = self._validator(method, template)
        if validator is None:
            return None if body is None else f"{method} {template}: no body is described"
        causes = [leaf for error in validator.iter_errors(body) for leaf in _leaves(error)]
        if not causes:
            return None
        # among alternatives the one that fits furthest was meant; a wrong `type` only says that another was
        cause = max(
            causes, key=lambda leaf: (list(leaf.absolute_path)[-1:] != ["type"], len(leaf.absolute_path))
        )
        return f"{method} {template}: {cause.json_path} = {str(cause.instance)[:100]}: {cause.message[:200]}"

    @cached_property
    def _registry(self) -> Registry[Any]:
        return Registry().with_resource(_ROOT, DRAFT202012.create_resource(self._document))

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        # `@me` and other fixed parts win over parameters
        ordered = sorted(self._document["paths"], key=lambda template: template.count("{"))
        return [
            (re.compile(re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(template))), template)
            for template in ordered
        ]

    def _template(self, method: str, path: str) -> str | None:
        for pattern, template in self._patterns:
            if pattern.fullmatch(path) and method.lower() in self._document["paths"][template]:
                return template
        return None

    def _validator(self, method: str, template: str) -> Draft202012Validator | None:
        key = method, template
        if key not in self._validators:
            self._validators[key] = self._made(method, template)
        return self._validators[key]

    def _made(self, method: str, template: str) -> Draft202012Validator | None:
        operation = self._document["paths"][template][method.lower()]
        if "application/json" not in operation.get("requestBody", {}).get("content", {}):
            return None
        pointer = "/".join(
            part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
            for part in (
                "paths",
                template,
                method.lower(),
                "requestBody",
                "content",
                "application/json",
                "schema",
            )
        )
        return Draft202012Validator({"$ref": f"{_ROOT}#/{pointer}"}, registry=self._registry)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    if not error.context:
        yield error
    for cause in error.context or ():
        yield from _leaves(cause)
