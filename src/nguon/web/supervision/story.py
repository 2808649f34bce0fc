"""The page of one person's path: who, the steps with the one main act, what stands in the way, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission.terms import AWAITED, ClockKind, DossierState
from nguon.core.errors import BadInput
from nguon.core.periods import completed_months
from nguon.core.scope import Actor
from nguon.people.queries import born_text
from nguon.people.terms import Precision
from nguon.probation.terms import TermState
from nguon.sourcing.terms import CandidacyState, RemovalReason
from nguon.supervision import queries, rules
from nguon.supervision.queries import Story
from nguon.supervision.terms import StepKind, StepState
from nguon.web.admission.clock_rows import clock_row
from nguon.web.shell.fields import DayField, OfficeForm
from nguon.web.shell.views import Page
from nguon.web.supervision.acts import act_of, other_acts, whose_turn

_MONTHS = 12
LATEST = 4
"""What stays open of a long list of things past; the rest is folded."""


class DayForm(OfficeForm):
    """The day for which the panel judges."""

    ngay = DayField(label="Ngày", required=False)


@dataclass(frozen=True, slots=True)
class Clock:
    """How much of the dossier's life is used: days used, days in all, words."""

    used: int
    whole: int
    left: str
    span: str
    kind: str


class StoryPage(Page, is_abstract=True):
    """One person's path. Subclasses say how it is found."""

    template_name = "supervision/story.html"
    may_act = True

    def story(self, day: date, **kwargs: Any) -> Story:
        """The path, within the actor's scope."""
        raise NotImplementedError

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Identity, steps, the panel for the chosen day, timeline, further acts."""
        today = clock.today()
        story = self.story(today, **kwargs)
        steps = queries.steps_of(story)
        step = queries.next_step(steps)
        main = act_of(story, step, self.actor) if self.may_act else None
        rows = [(number, one, _url(one, step, main)) for number, one in enumerate(steps, start=1)]
        done = folded(steps)
        told = queries.happened(story)
        form = DayForm(self.request.GET if "ngay" in self.request.GET else None)
        return {
            "story": story,
            "identity": identity(story),
            "state": state_of(story, step),
            "above": above(story),
            "done_steps": rows[:done],
            "steps": rows[done:],
            "main": main,
            "current": next((one for one in steps if one.kind is step), None),
            "turn": "" if main or step is None else whose_turn(story, step),
            **self._judged(story, form, today),
            "happened": (told[:LATEST], told[LATEST:]),
            "clock": dossier_clock(story),
            "sees_dossier": self.may_act and self.actor.may(Permission.SEE_DOSSIERS),
            "clocks": open_clocks(story),
            "others": other_acts(story, step, self.actor) if self.may_act else (),
            "particulars_url": self._particulars_url(story),
            "kept": kept_findings(story),
            "letters": letters_block(story, self.actor),
            "remark_url": self._remark_url(story),
        }

    def _judged(self, story: Story, form: DayForm, today: date) -> dict[str, Any]:
        """The panel for the day asked; for today, with a sentence, when that day cannot be judged."""
        day, problem = today, " ".join(str(error) for error in form.errors.get("ngay", []))
        if form.is_bound and form.is_valid():
            day = form.cleaned_data["ngay"] or today
        try:
            judged = queries.against_next_step(story, day)
        except BadInput as refusal:
            judged, problem = queries.against_next_step(story, today), " ".join(refusal.problems)
        if problem:
            problem = f"{problem} Dưới đây là kết quả nếu làm hôm nay, {today:%d/%m/%Y}."
        edge = "late" if judged and judged.obstacles else "soon" if judged and judged.findings else "done"
        return {"judged": judged, "judged_edge": edge, "day_problem": problem}

    def _remark_url(self, story: Story) -> str:
        if story.term is None or not story.in_probation or not self.actor.may(Permission.REMARK):
            return ""
        return reverse("record_remark", args=[story.term.pk])

    def _particulars_url(self, story: Story) -> str:
        if story.candidacy is None or not self.actor.may(Permission.SEE_PARTICULARS):
            return ""
        return reverse("particulars", args=[story.candidacy.pk])


def folded(steps: tuple[queries.Step, ...]) -> int:
    """How many steps at the beginning are done and folded away; none while all or few are done."""
    done = next((n for n, one in enumerate(steps) if (one.state, one.word) != _SIMPLY_DONE), len(steps))
    return done if LATEST <= done < len(steps) else 0


_SIMPLY_DONE = (StepState.DONE, StepState.DONE.label)


def _url(step: queries.Step, current: StepKind | None, main: Any) -> str:
    return main.url if main is not None and step.kind is current else ""


def identity(story: Story) -> list[tuple[str, str]]:
    """At most five facts beside the name."""
    person, today = story.person, story.day
    years = completed_months(person.born_on, today) // _MONTHS
    about = "khoảng " if person.born_precision == Precision.YEAR else ""
    facts = [("Sinh", f"{born_text(person)} · {about}{years} tuổi"), ("Chi bộ", story.organization_name)]
    if story.in_probation and story.term_helper:
        facts.append(("Người giúp đỡ", story.term_helper.helper.full_name))
    elif story.helper:
        facts.append(("Người giúp đỡ", story.helper.helper.full_name))
    if story.certificate and story.certificate.certified_on and not story.term:
        facts.append(("Giấy chứng nhận", _validity(story.certificate.certified_on, story)))
    if story.in_probation and story.term:
        facts.append(("Hết dự bị", f"{story.term.ends_on:%d/%m/%Y}"))
    return facts


def _validity(certified_on: date, story: Story) -> str:
    ends_on, today = rules.certificate_ends_on(certified_on, story.page), story.day
    left = completed_months(today, ends_on)
    if ends_on < today:
        return f"{certified_on:%d/%m/%Y} · đã hết hạn"
    return f"{certified_on:%d/%m/%Y} · còn {left} tháng" if left else f"{certified_on:%d/%m/%Y} · còn dưới 1 tháng"


def above(story: Story) -> str:
    """The small line over the name: what kind of case, since when."""
    if story.term is not None:
        return f"Đảng viên dự bị từ {story.term.since:%d/%m/%Y}" if story.in_probation else "Đã qua thời gian dự bị"
    if story.dossier is not None and story.dossier_is_open:
        return f"Hồ sơ kết nạp · lập {story.dossier.opened_on:%d/%m/%Y}"
    return "Nguồn kết nạp"


def state_of(story: Story, step: StepKind | None) -> tuple[str, str]:
    """(colour, word) of the whole case."""
    if story.is_removed and story.candidacy is not None:
        reason = RemovalReason(story.candidacy.removal_reason).label.lower()
        return StepState.CANNOT, f"Đã đưa ra khỏi danh sách: {reason}"
    if story.term is not None and story.term.state != TermState.RUNNING:
        done = story.term.state == TermState.RECOGNISED
        return (StepState.DONE if done else StepState.CANNOT), TermState(story.term.state).label
    if story.term is not None:
        return StepState.WAITING, TermState.RUNNING.label
    if story.dossier is not None and story.dossier_is_open:
        return StepState.WAITING, DossierState(story.dossier.state).label
    assert story.candidacy is not None
    return StepState.WAITING, CandidacyState(story.candidacy.state).label


@dataclass(frozen=True, slots=True)
class LettersBlock:
    """Letters of a dossier under way in one line, how many are late, and where they are kept (empty: not for you)."""

    words: str
    late: str
    url: str


def letters_block(story: Story, actor: Actor) -> LettersBlock | None:
    """The summary of verification and opinions while the dossier is under way."""
    if story.dossier is None or not story.dossier_is_open:
        return None
    late = sum(one.state in AWAITED and one.due_on is not None and one.due_on < story.day for one in story.letters)
    words = queries.letters_in_words(story)
    return LettersBlock(
        words=f"{words[:1].upper()}{words[1:]}." if words else "Chưa gửi thư thẩm tra, chưa lấy ý kiến.",
        late=f"{late} thư quá hạn" if late else "",
        url=reverse("letters", args=[story.dossier.pk]) if actor.may(Permission.SEE_PARTICULARS) else "",
    )


def open_clocks(story: Story) -> list[dict[str, Any]]:
    """The limits in working days that still run, as rows of a panel; the life in months has a meter of its own."""
    if not story.dossier_is_open:
        return []
    running = [one for one in queries.clocks_of(story) if one.is_open and one.kind is not ClockKind.DOSSIER_LIFE]
    return [clock_row(one, story.day) for one in running]


def dossier_clock(story: Story) -> Clock | None:
    """The life of the dossier, while the cell has not met on it."""
    dossier = story.dossier
    if dossier is None or dossier.state != DossierState.PREPARING:
        return None
    page = story.page
    ends_on = rules.dossier_ends_on(dossier.opened_on, page)
    left = (ends_on - story.day).days
    return Clock(
        used=max((story.day - dossier.opened_on).days, 0),
        whole=(ends_on - dossier.opened_on).days,
        left=f"còn {left} ngày" if left >= 0 else f"quá hạn {-left} ngày",
        span=f"Lập ngày {dossier.opened_on:%d/%m/%Y}, có giá trị đến {ends_on:%d/%m/%Y}",
        kind="late" if left < 0 else "waiting",
    )


def kept_findings(story: Story) -> tuple[str, ...]:
    """Clause codes that stood against acts recorded all the same, once each."""
    kept = [*(story.candidacy.findings if story.candidacy else ())]
    kept += [*(story.dossier.findings if story.dossier else ()), *(story.term.findings if story.term else ())]
    return tuple(dict.fromkeys(kept))
