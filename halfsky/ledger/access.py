"""Whether a step is somebody's to take: the policy's answer, with the sentence that a page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from halfsky.accounts import policy
from halfsky.accounts.models import Post
from halfsky.ledger.declaration import Programme, Step
from halfsky.ledger.models import Record
from halfsky.ledger.state import State
from halfsky.network.models import Basis, Descent

SENTENCES = {
    "excluded": gettext_lazy("您已在这件事上回避。"),
    "role": gettext_lazy("这一步由%(roles)s办理。"),
    "level": gettext_lazy("这一步由%(levels)s办理。"),
    "place": gettext_lazy("这一步由现在承办的单位办理。"),
    "own_work": gettext_lazy("您办过前面的步骤，这一步要换一个人。"),
}


@dataclass(frozen=True)
class Refusal:
    word: str
    sentence: str


def refuse(
    post: Post, programme: Programme, step: Step, record: Record | None, standing: policy.Standing | None = None
) -> Refusal | None:
    """Return why the step is not hers to take, or None; `standing` saves asking for it once a step."""
    word = policy.refusal(post, step.gate, standing or standing_of(programme, record))
    return Refusal(word, _sentence(word, step)) if word else None


def _sentence(word: str, step: Step) -> str:
    roles = "、".join(str(role.label) for role in step.gate.roles)
    levels = "、".join(str(level.label) for level in step.gate.levels)
    return _(str(SENTENCES[word])) % {"roles": roles, "levels": levels}


def standing_of(programme: Programme, record: Record | None, above: frozenset[int] | None = None) -> policy.Standing:
    """Return what the policy needs to know of a record; `above` (the units above its owner) saves a query."""
    if record is None:
        return policy.Standing(programme.suite, None, frozenset(), frozenset(), frozenset(), {})
    state = State.from_json(record.folded)
    if above is None:
        lines = Descent.objects.filter(basis=Basis.IS, descendant_id=state.owner, depth__gt=0)
        above = frozenset(lines.values_list("ancestor_id", flat=True))
    return policy.Standing(
        suite=programme.suite,
        owner_id=state.owner,
        involved=frozenset(state.involved),
        above_owner=above,
        excluded=frozenset(state.excluded),
        takers=state.takers(),
    )


def is_hidden(step: Step, state: State, post: Post) -> bool:
    """Return whether what an entry of the step says is kept from her: she took a step that it judges."""
    takers = state.takers()
    return any(post.user_id in takers.get(slug, frozenset()) for slug in step.unseen_by)


def hidden_steps(programme: Programme, state: State, post: Post) -> list[str]:
    """Return the steps of which she sees neither what they say nor what they count for."""
    return [step.slug for step in programme.steps if is_hidden(step, state, post)]
