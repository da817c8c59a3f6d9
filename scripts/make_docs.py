"""Writes the parts of the documentation that the code knows best: docs/glossary.md and docs/flows.md.

Run: python scripts/make_docs.py   (a test fails when the files are not what this would write)
"""

import os
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
_ABOUT = "Made from the code by `scripts/make_docs.py`; do not edit.\n"


def glossary() -> str:
    """Every term of kernel/terms.py, in Vietnamese order."""
    from dienhong.kernel.terms import TERMS
    from dienhong.kernel.vietnamese import sort_key

    rows = [f"| {term} | `{TERMS[term]}` |" for term in sorted(TERMS, key=sort_key)]
    return "\n".join(["# Glossary", "", _ABOUT, "| Vietnamese | identifier |", "|---|---|", *rows, ""])


def flows() -> str:
    """Every flow as a table and a diagram."""
    from dienhong.civic.documents.states import BATCH_FLOW, DOCUMENT_FLOW, BatchState, DocumentState
    from dienhong.civic.sealed.states import SEALED_FLOW, SealedState
    from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, DialogueState
    from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
    from dienhong.cycle.plans.states import PLAN_FLOW, PlanState
    from dienhong.cycle.replies.states import COMMITMENT_FLOW, REPLY_FLOW, CommitmentState, ReplyState

    shown = [
        ("Plan", PLAN_FLOW, PlanState),
        ("Dialogue", DIALOGUE_FLOW, DialogueState),
        ("Opinion", OPINION_FLOW, OpinionState),
        ("Reply", REPLY_FLOW, ReplyState),
        ("Commitment", COMMITMENT_FLOW, CommitmentState),
        ("Sealed case", SEALED_FLOW, SealedState),
        ("Document", DOCUMENT_FLOW, DocumentState),
        ("Batch of documents", BATCH_FLOW, BatchState),
    ]
    lines = ["# Flows", "", _ABOUT]
    for name, flow, states in shown:
        lines += [f"## {name}", "", "| state | on screens |", "|---|---|"]
        lines += [f"| `{state.value}` | {state.label} |" for state in states]
        lines += ["", "| step | button | from | to |", "|---|---|---|---|"]
        lines += [f"| `{s.name}` | {s.label} | {', '.join(s.sources)} | {s.target} |" for s in flow.steps]
        lines += ["", "```mermaid", flow.mermaid(), "```", ""]
    return "\n".join(lines)


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
    django.setup()
    DOCS.joinpath("glossary.md").write_text(glossary(), "utf-8")
    DOCS.joinpath("flows.md").write_text(flows(), "utf-8")


if __name__ == "__main__":
    main()
