"""The rules of the house (design §2), where a machine can see them. The floors are kept by import-linter."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps

import dienhong
from dienhong.config.reactions import REACTIONS
from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.kernel.actors import Actor
from dienhong.kernel.events import Event

SOURCE = Path(dienhong.__file__).parent
FILES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
MODULES = [info.name for info in pkgutil.walk_packages([str(SOURCE)], "dienhong.") if ".migrations" not in info.name]
ACTIONS = [name for name in MODULES if ".actions" in name and name.startswith(("dienhong.cycle.", "dienhong.civic."))]

# Tables that belong to no commune: the communes themselves, people (who may work in several), counted tries.
SHARED = {"communes.Commune", "people.User", "limits.Tally"}
# One table each is clearer whole (design §2 allows it).
LONG_FILES = {"cycle/opinions/events.py", "civic/topics/catalogue.py", "config/demo/story.py"}
# Public functions of action modules that are no intent of an actor, each with the reason.
NO_ACTOR = {
    "start_topics": "setting up a commune",
    "seal_case": "nobody is named as the one who caused it",
    "find_similar": "a job's proposal",
    "suggest_for": "a job's proposal",
    "note_decision": "a job's note of what a person decided",
    "forget_decision": "a job's part of diverting",
    "train_pooled": "the installation's command, in no commune's name",
    "keep_model": "a part of learning",
    "notify": "a job's message",
    "clash": "words for an error",
    "dialogue_for_update": "a read with a lock",
    "reply_by_id": "a read",
    "move_reply": "the one way to change a reply's state; its callers are the intents",
    "write_submitter": "a part of receiving",
    "may_read_sealed": "a permission",
    "move_case": "a part of every step of a case; its callers are the intents",
    "write_entry": "what the product did at once has no actor",
    "typed": "words for the seal",
    "listed": "words for a page",
    "sealed_photos": "words for the seal",
    "add_photos": "a part of receiving a letter",
    "withhold_suspected": "nobody is named as the one who caused it",
    "open_reply": "a read with a lock",
    "sealed_content": "words for the seal",
    "unsealed_submission": "words from the seal",
    "opinion_added_to": "a read",
    "expected_day": "a rule's answer",
    "require_answerer": "a rule's refusal",
    "refuse_paper_about_officials": "a rule's refusal",
    "write_message": "a part of asking and answering",
    "review_for_update": "a read with a lock",
    "unsay": "a part of sealing what was said in a hall",
    "seal_unentered": "nobody is named as the one who caused it",
    "take_back": "a part of what is kept from an official",
}
NO_NOW = {"start_topics", "suggest_for", "forget_decision", "clash", "dialogue_for_update", "reply_by_id", "move_reply", "write_submitter",
          "may_read_sealed", "move_case", "typed", "sealed_content", "unsealed_submission", "opinion_added_to", "listed", "sealed_photos", "withhold_suspected", "open_reply", "settle_texts", "answerable",
          "expected_day", "require_answerer", "refuse_paper_about_officials", "write_message", "review_for_update", "unsay", "take_back"}  # fmt: skip


def all_events() -> list[type[Event]]:
    for name in MODULES:
        if name.endswith(".events") or name in ACTIONS:
            importlib.import_module(name)
    found, waiting = [], [Event]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("dienhong.") and not kind.__name__.startswith("_"):
                found.append(kind)
    return found


EVENTS = all_events()


def public_functions(module: ModuleType) -> list[tuple[str, inspect.Signature]]:
    return [
        (name, inspect.signature(function))
        for name, function in vars(module).items()
        if inspect.isfunction(function) and not name.startswith("_") and function.__module__ == module.__name__
    ]


def test_every_table_of_a_commune_has_the_tenancy_base() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("dienhong.")]
    assert {model._meta.label for model in ours if not issubclass(model, CommuneOwned)} == SHARED


def test_every_event_has_its_own_verb() -> None:
    verbs = [event.verb for event in EVENTS]
    assert len(verbs) == len(set(verbs)) > 30


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_event_speaks_vietnamese_and_names_its_subject(event: type[Event]) -> None:
    assert event.label[:1].isupper()
    assert event.verb == event.verb.lower()
    assert event.subject


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_event_holds_no_personal_data(event: type[Event]) -> None:
    personal = {"name", "full_name", "phone", "email", "address", "text", "comment", "sender", "ip", "birthday", "cccd"}
    assert personal.isdisjoint(event.__dataclass_fields__)


def test_reactions_follow_known_events() -> None:
    assert set(REACTIONS) <= set(EVENTS)


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_take_the_actor_first_and_the_time_by_name(name: str) -> None:
    for function, signature in public_functions(importlib.import_module(name)):
        parameters = list(signature.parameters.values())
        if function not in NO_ACTOR:
            assert parameters[0].annotation is Actor, f"{function} does not take the actor first"
        if function not in NO_NOW:
            assert "now" in signature.parameters, f"{function} reads the clock instead of taking `now`"


def test_exceptions_are_still_there() -> None:
    names = {function for name in ACTIONS for function, _ in public_functions(importlib.import_module(name))}
    assert set(NO_ACTOR) | NO_NOW <= names | {"may_read_sealed"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_file_is_short_and_free_of_signals(path: Path) -> None:
    source = path.read_text("utf-8")
    if str(path.relative_to(SOURCE)) not in LONG_FILES:
        assert source.count("\n") < 300
    imported = {
        f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not [name for name in imported if ".signals" in name or name == "django.dispatch.receiver"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_says_why_it_exists(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if tree.body and path.name != "apps.py":
        assert ast.get_docstring(tree)


TEMPLATES = sorted(SOURCE.rglob("*.html"))
_BARE_KEY = re.compile(r"\{\{ [a-z_.]*(?:\.pk|person_id|\.version) \}\}")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_template_writes_no_key_as_a_number_for_people(path: Path) -> None:
    """From 1,000 on a bare number gets a thousands separator, and no record has the id 1.234."""
    assert _BARE_KEY.findall(path.read_text("utf-8")) == []
