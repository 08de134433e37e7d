"""The published schemas that data is held against; they lie beside the checkout."""

import json
from collections.abc import Callable
from pathlib import Path

from jsonschema import Draft3Validator, Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT3

Faults = Callable[[object], list[str]]
"""What a schema finds wrong with a value."""

CLASSES = {
    "organizations": "organization",
    "persons": "person",
    "posts": "post",
    "memberships": "membership",
    "events": "event",
    "motions": "motion",
    "vote_events": "vote_event",
}
"""The lists of a Popolo file, and the schema of what is in each."""


def _found(validator) -> Faults:
    return lambda value: [f"{e.json_path}: {e.message}" for e in validator.iter_errors(value)]


def moetemappe(shared: Path) -> Faults:
    schema = json.loads((shared / "schemas/einnsyn-moetemappe.json").read_text(encoding="utf-8"))
    return _found(Draft202012Validator(schema, format_checker=FormatChecker()))


def popolo(shared: Path) -> Faults:
    """Of a whole file: each list by the schema of its class, whose references lead to those beside it."""
    folder = shared / "schemas/popolo"

    schemas = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")
    }
    resources = [(one["id"], DRAFT3.create_resource(one)) for one in schemas.values()]
    registry: Registry = Registry().with_resources(resources)
    checks = {
        name: _found(Draft3Validator(schemas[one], registry=registry))
        for name, one in CLASSES.items()
    }

    def faults(value: object) -> list[str]:
        assert isinstance(value, dict)
        unknown = [f"no class: {name}" for name in value.keys() - checks.keys()]
        return unknown + [
            f for name, check in checks.items() for x in value[name] for f in check(x)
        ]

    return faults
