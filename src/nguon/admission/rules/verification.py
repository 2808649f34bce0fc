"""Verification of the applicant and relatives, and opinions: asked, answered, waived on a ground that holds.

The sentences of a letter name what is asked and about which relation, never a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from nguon.admission.rules.verification_facts import Clearance, Inquiry, Verification
from nguon.admission.rules.waivers import against_waiver
from nguon.admission.terms import Answer, AskedBody, Carrier, Conclusion, InquiryState, Purpose, Relation
from nguon.core.findings import Finding, Severity
from nguon.regulations.book import Page
from nguon.regulations.deadlines import against_limit, due_on

PARENTS = frozenset({Relation.FATHER, Relation.MOTHER})


def against_verification(verification: Verification, page: Page) -> tuple[Finding, ...]:
    """What is still missing of verification and opinions if the cell met on the day of the page."""
    return tuple(_verification(verification, page))


def _verification(verification: Verification, page: Page) -> Iterator[Finding]:
    inquiries = verification.inquiries
    if inquiries is None:
        yield page.unknown("TT-01", persons=_named(required_on(page)))
        return
    yield from _persons(inquiries, page)
    for inquiry in inquiries:
        if inquiry.is_waived():
            yield from against_waiver(inquiry, inquiries, page)
        elif inquiry.is_sent_by(page.day):
            yield from against_letter(inquiry, page)
            yield from _answer(inquiry, page)
    yield from _foreign_employer(inquiries, page)
    yield from _opinions(inquiries, verification.merged_on, page)
    yield from _curriculum(verification, inquiries, page)


def required_on(page: Page) -> tuple[Relation, ...]:
    """Whom the rules of the day want verified."""
    return tuple(Relation(word) for word in page.text("verification.persons").split())


def unaccounted(inquiries: Iterable[Inquiry], page: Page) -> tuple[Relation, ...]:
    """Required persons about whom nothing is recorded: no letter, no draft, no ground. A fosterer stands for parents.

    Birth children and in-laws are among them until somebody records that there are none.
    """
    told = {relation for one in inquiries if not one.is_opinion() for relation in one.about}
    if Relation.FOSTERER in told:
        told |= PARENTS
    return tuple(relation for relation in required_on(page) if relation not in told)


def _persons(inquiries: tuple[Inquiry, ...], page: Page) -> Iterator[Finding]:
    missing = unaccounted(inquiries, page)
    if Relation.APPLICANT in missing:
        yield page.finding("TT-01")
    if relatives := [one for one in missing if one is not Relation.APPLICANT]:
        yield page.unknown("TT-02", persons=_named(relatives))
    for one in inquiries:
        if not one.is_opinion() and not one.is_waived() and not one.is_sent_by(page.day):
            yield page.finding("TT-02", persons=_named(one.about))


def against_letter(inquiry: Inquiry, page: Page) -> Iterator[Finding]:
    """TT-13 carried by the applicant or a relative; TT-19 about somebody abroad but not through the right body."""
    if inquiry.carried_by is None:
        yield page.unknown("TT-13", Severity.WARNING, letter=_letter(inquiry))
    elif inquiry.carried_by is Carrier.APPLICANT:
        yield page.finding("TT-13", letter=_letter(inquiry))
    relatives = [one for one in inquiry.about if one is not Relation.APPLICANT]
    if inquiry.purpose is Purpose.ABROAD and relatives:
        if inquiry.asked is None:
            yield page.unknown("TT-19", persons=_named(relatives))
        elif inquiry.asked not in {AskedBody.FOREIGN_MINISTRY, AskedBody.SECURITY}:
            yield page.finding("TT-19", persons=_named(relatives), asked=inquiry.asked)


def _answer(inquiry: Inquiry, page: Page) -> Iterator[Finding]:
    sent_on, answered_on = inquiry.sent_on, inquiry.answered_on
    assert sent_on is not None  # only letters that were sent come here
    if answered_on is not None and answered_on < sent_on:
        yield page.finding("TT-21", letter=_letter(inquiry), sent_on=sent_on, answered_on=answered_on)
    elif not inquiry.is_answered_by(page.day):
        yield page.finding("TT-03", letter=_letter(inquiry), sent_on=sent_on)
        yield from _late(inquiry, sent_on, page)
    elif inquiry.result is None:
        yield page.unknown("TT-05", letter=_letter(inquiry))
    elif inquiry.result is Answer.INCOMPLETE:
        yield page.finding("TT-05", letter=_letter(inquiry))
    elif inquiry.result is Answer.ISSUE and not inquiry.is_opinion():
        # The committee concludes before the decision; the cell may consider the dossier meanwhile.
        yield page.finding("TT-06", Severity.WARNING, persons=_named(inquiry.about))


def _late(inquiry: Inquiry, sent_on: date, page: Page) -> Iterator[Finding]:
    if inquiry.purpose is None or inquiry.purpose.is_opinion:
        return
    letter, limit = _letter(inquiry), _limit(inquiry.purpose)
    yield from against_limit(sent_on, page.day, limit, "TT-04", page, letter=letter, sent_on=sent_on)


def reply_due_on(purpose: Purpose | None, sent_on: date, page: Page) -> date | None:
    """Last day for the answer by the limit on the page, counted from the day it was sent.

    None for an opinion, which has no limit, and in a year whose calendar is not held. The day of receipt, from which
    some count, is not known; it only makes the day later.
    """
    if purpose is None or purpose.is_opinion:
        return None
    return due_on(sent_on, _limit(purpose), page)


def _limit(purpose: Purpose | None) -> str:
    return "verification.reply-abroad-working-days" if purpose is Purpose.ABROAD else "verification.reply-working-days"


def _foreign_employer(inquiries: tuple[Inquiry, ...], page: Page) -> Iterator[Finding]:
    asked = [one for one in inquiries if one.purpose is Purpose.FOREIGN_EMPLOYER and one.is_sent_by(page.day)]
    if asked and all(one.asked is not AskedBody.SECURITY for one in asked):
        yield page.finding("TT-18")


def _opinions(inquiries: tuple[Inquiry, ...], merged_on: date | None, page: Page) -> Iterator[Finding]:
    codes = {Purpose.ASSOCIATION_OPINION: "TT-15", Purpose.RESIDENCE_OPINION: "TT-16"}
    given = []
    for purpose, code in codes.items():
        told = [one for one in inquiries if one.purpose is purpose and (one.is_waived() or one.is_sent_by(page.day))]
        if not told:
            yield page.finding(code)
        given += [one.answered_on for one in told if one.is_answered_by(page.day) and one.answered_on is not None]
    if not given:
        return
    if merged_on is None:
        yield page.unknown("TT-17")
    elif merged_on > page.day or merged_on < max(given):
        yield page.finding("TT-17", merged_on=merged_on, last_on=max(given))


def _curriculum(verification: Verification, inquiries: tuple[Inquiry, ...], page: Page) -> Iterator[Finding]:
    letters = [one for one in inquiries if not one.is_opinion() and one.is_sent_by(page.day)]
    sent = [one.sent_on for one in letters if one.sent_on is not None]
    if sent and verification.stamped_on is None:
        yield page.unknown("TT-14")
    elif sent and verification.stamped_on is not None and verification.stamped_on > min(sent):
        yield page.finding("TT-14", stamped_on=verification.stamped_on, sent_on=min(sent))
    remarked_on = verification.remarked_on
    if remarked_on is not None and any(not one.is_answered_by(remarked_on) for one in letters):
        yield page.finding("TT-20", remarked_on=remarked_on)


def against_clearance(clearance: Clearance, page: Page) -> tuple[Finding, ...]:
    """What an issue of the political standard leaves to be done before the decision is signed."""
    return tuple(_clearance(clearance, page))


def _clearance(clearance: Clearance, page: Page) -> Iterator[Finding]:
    conclusion = clearance.conclusion
    if conclusion is Conclusion.FAILS:
        yield page.finding("TT-08")
        return
    if conclusion is Conclusion.NEEDS_CONSENT:
        named = page.text("verification.political-issue")
        if clearance.consent_on is None:
            yield page.unknown("TT-07", consent=named)
        elif clearance.consent_on > page.day:
            yield page.finding("TT-07", consent=named, consent_on=clearance.consent_on)
    if conclusion is None and clearance.inquiries is None:
        yield page.unknown("TT-06")
    elif conclusion is None:
        for one in clearance.inquiries or ():
            if one.result is Answer.ISSUE and not one.is_opinion() and one.is_answered_by(page.day):
                yield page.finding("TT-06", persons=_named(one.about))


def _named(relations: Iterable[Relation]) -> str:
    return ", ".join(relation.label for relation in relations)


def _letter(inquiry: Inquiry) -> str:
    what = inquiry.purpose.label if inquiry.purpose else InquiryState.ASKED.label
    return f"{what} ({_named(inquiry.about)})"
