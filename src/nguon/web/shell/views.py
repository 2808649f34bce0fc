"""Base classes of all views: a page names permission and reach; a form page makes one call and answers each refusal."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import BaseForm, BoundField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View

from nguon.core.errors import Anticipated, BadInput, NotAllowed, NotFound, Refused, Stale
from nguon.core.findings import Finding
from nguon.core.scope import Actor
from nguon.web.shell import once

ANYONE = "anyone"  # sign-in and error pages: nothing about anybody
SIGNED_IN = "signed-in"  # pages without personal data that every role may read

SENT_BEFORE = "Việc này đã được ghi ở lần bấm trước, không ghi lại lần nữa. Kết quả đã lưu ở bên dưới."
"""What a repeated click is told, on the page the first one led to."""


class Page(View):
    """A page. Subclasses declare `permission` (or ANYONE, SIGNED_IN) and `reach`, a sentence on whose data it shows.

    A class without them does not come into being, so no address is served that the route table cannot describe.
    """

    permission: ClassVar[str]
    reach: ClassVar[str]
    template_name: ClassVar[str] = ""

    def __init_subclass__(cls, is_abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if is_abstract:
            return
        for name in ("permission", "reach"):
            if not getattr(cls, name, ""):
                raise TypeError(f"{cls.__module__}.{cls.__qualname__} must declare `{name}`.")

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """As Django's; pages for ANYONE are left out of LoginRequiredMiddleware."""
        view: Any = super().as_view(**initkwargs)
        view.login_required = cls.permission != ANYONE
        return view

    @property
    def actor(self) -> Actor:
        """Who asks, with today's grants."""
        return self.request.actor  # type: ignore[attr-defined, no-any-return]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the permission, answer what was anticipated."""
        if self.permission not in (ANYONE, SIGNED_IN) and not self.actor.may(self.permission):
            raise PermissionDenied
        try:
            response = super().dispatch(request, *args, **kwargs)
        except NotFound as absent:
            raise Http404 from absent
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except Refused as refusal:
            response = render(request, "422.html", {"findings": refusal.findings}, status=422)
        except BadInput as refusal:
            response = render(request, "422.html", {"problems": _sentences(refusal)}, status=422)
        except Stale as refusal:
            response = render(request, "409.html", {"reason": str(refusal)}, status=409)
        return response

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Draw the page from its context."""
        return self.show(**self.context(**kwargs))

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """What the template needs, from `queries`; `kwargs` are the parts of the address."""
        return {}

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        """Draw `template_name`."""
        return render(self.request, self.template_name, context, status=status)


class FormPage(Page, is_abstract=True):
    """A page with one form and one act: load, form, one call, redirect.

    `Refused` becomes the findings beside the form (422), `BadInput` errors at fields and in the summary (422),
    `Stale` the comparison of what was typed with what is stored (409). A token lets the same click act only once.
    """

    form_class: ClassVar[type[BaseForm]]
    template_name: ClassVar[str] = "shell/form_page.html"
    title: ClassVar[str] = ""
    submit: ClassVar[str] = "Ghi"
    said: ClassVar[str] = ""

    def load(self, **kwargs: Any) -> Any:
        """What the act is about, within the actor's scope; raises NotFound."""
        return None

    def initial(self, thing: Any) -> dict[str, Any]:
        """What the fields hold before anything is typed."""
        return {}

    def form_for(self, thing: Any, **bound: Any) -> BaseForm:
        """The form, bound when `data` (and `files`) are given. Override to hand it choices."""
        return self.form_class(initial=self.initial(thing), **bound)

    def act(self, thing: Any, data: dict[str, Any]) -> Any:
        """The one call of an operation or journey with what was typed."""
        raise NotImplementedError

    def done(self, result: Any) -> HttpResponse:
        """Where to go after the act."""
        raise NotImplementedError

    def page_context(self, thing: Any) -> dict[str, Any]:
        """What the template needs besides the form: `title`, `above`, `cancel_url`, the thing itself."""
        return {}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The empty form."""
        thing = self.load(**kwargs)
        return self.form_page(thing, self.form_for(thing))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Act once, then lead on; or the same page with what stands against it."""
        # Before anything is looked at: what the first click has changed must not make the second one look wrong.
        token = once.Token.of(request)
        led_to = token.take()
        if led_to is not None:
            messages.info(request, SENT_BEFORE)
            return redirect(led_to)
        try:
            thing = self.load(**kwargs)
            form = self.form_for(thing, data=request.POST, files=request.FILES)
            if not form.is_valid():
                token.give_back()
                return self.form_page(thing, form, status=422)
            return self._answer(thing, form, token, **kwargs)
        except (Anticipated, Http404, PermissionDenied):
            # After a fault of ours the middleware takes everything back, the token too.
            token.give_back()
            raise

    def _answer(self, thing: Any, form: BaseForm, token: once.Token, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response = self.done(self.act(thing, form.cleaned_data))
        except Refused as refusal:
            token.give_back()
            return self.form_page(thing, form, status=422, findings=refusal.findings)
        except BadInput as refusal:
            token.give_back()
            problems = _put(refusal, form)
            return self.form_page(thing, form, status=422, problems=problems)
        except Stale as refusal:
            token.give_back()
            return self.comparison(form, str(refusal), **kwargs)
        if self.said:
            messages.success(self.request, self.said)
        token.remember(response)
        return response

    def form_page(
        self,
        thing: Any,
        form: BaseForm,
        status: int = 200,
        findings: tuple[Finding, ...] = (),
        problems: tuple[str, ...] = (),
    ) -> HttpResponse:
        """The page with its form."""
        shared = {"title": self.title, "submit": self.submit, "once": once.fresh(), "thing": thing}
        answers = {"form": form, "findings": findings, "problems": problems}
        return self.show(status, **(shared | answers | self.page_context(thing)))

    def comparison(self, form: BaseForm, reason: str, **kwargs: Any) -> HttpResponse:
        """What was typed beside what somebody else stored meanwhile, field by field; nothing is overwritten."""
        stored = self.form_for(self.load(**kwargs))
        rows = [
            (typed.label, _chosen(typed), _chosen(stored[typed.name]))
            for typed in form.visible_fields()
            if typed.name in stored.fields
        ]
        meanwhile = self.meanwhile(**kwargs)
        return render(self.request, "409.html", {"reason": reason, "rows": rows, "meanwhile": meanwhile}, status=409)

    def meanwhile(self, **kwargs: Any) -> list[tuple[datetime, str, str]]:
        """What others have recorded about the thing of late, newest first: when, what, who."""
        return []


def _chosen(field: BoundField) -> Any:
    """What a field holds, choices by their words."""
    value, choices = field.value(), dict(getattr(field.field, "choices", ()))
    return choices.get(value, choices.get(str(value), value)) if not isinstance(value, list) else ", ".join(value)


def _sentences(refusal: BadInput) -> tuple[str, ...]:
    return (*refusal.problems, *(sentence for found in refusal.fields.values() for sentence in found))


def _put(refusal: BadInput, form: BaseForm) -> tuple[str, ...]:
    """Errors of known fields go to the field; what is left is returned for the summary."""
    left = list(refusal.problems)
    for name, sentences in refusal.fields.items():
        if name in form.fields:
            for sentence in sentences:
                form.add_error(name, sentence)
        else:
            left.extend(sentences)
    return tuple(left)
