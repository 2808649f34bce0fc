"""Components refuse what they do not declare, and say what they accept."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Engine, Template, TemplateSyntaxError

from nguon.web.shell.components import ComponentNode, declared
from nguon.web.shell.gallery import AWAITED_TEXT, MISSING_OPINION


def drawn(source: str, **values: Any) -> str:
    return Template("{% load components nguon_text %}" + source).render(Context(values))


def refusal(source: str, **values: Any) -> str:
    with pytest.raises(TemplateSyntaxError) as caught:
        drawn(source, **values)
    return str(caught.value)


ACCEPTED = "Attributes: kind, text; slots: none (? = may be left out)."


def test_an_unknown_attribute_is_refused_with_the_accepted_ones():
    said = refusal('{% state kind="late" text="trễ" colour="red" %}')

    assert said == f'{{% state %}} does not know “colour="red"”. {ACCEPTED}'


def test_a_missing_attribute_is_refused_with_the_accepted_ones():
    said = refusal('{% state kind="late" %}')

    assert said == f"{{% state %}} misses text. {ACCEPTED}"


def test_an_attribute_given_twice_is_refused():
    said = refusal('{% state kind="late" kind="soon" text="trễ" %}')

    assert said == f"{{% state %}} was given “kind” twice. {ACCEPTED}"


def test_a_word_without_a_name_is_refused():
    said = refusal('{% state "late" text="trễ" %}')

    assert said == f'{{% state %}} does not know “"late"”. {ACCEPTED}'


def test_a_value_outside_the_declared_ones_is_refused_also_from_a_variable():
    said = refusal("{% state kind=colour text='trễ' %}", colour="red")

    choices = "'late', 'soon', 'done', 'waiting', 'cannot'"
    assert said == f"{{% state %}} got kind='red', accepted are {choices}. {ACCEPTED}"


def test_a_required_attribute_that_is_undefined_is_refused_instead_of_drawn_empty():
    said = refusal("{% finding of=fnding %}", finding=MISSING_OPINION)

    accepted = "Attributes: of, action_label?, action_url?; slots: none (? = may be left out)."
    assert said == f"{{% finding %}} got nothing for “of” (fnding). {accepted}"


def test_an_unknown_slot_is_refused():
    said = refusal("{% panel %}x{% fill foot %}y{% endfill %}{% endpanel %}")

    accepted = "Attributes: title?, id?, edge?, outside?, padded?; slots: body, aside?, footer? (? = may be left out)."
    assert said == f"{{% panel %}} has no slot foot. {accepted}"


def test_a_required_slot_left_empty_is_refused():
    said = refusal("{% task_list label='Các bước' %}  {% endtask_list %}")

    accepted = "Attributes: label; slots: body (? = may be left out)."
    assert said == f"{{% task_list %}} needs the slot body filled. {accepted}"


def test_a_fill_outside_a_component_is_refused():
    assert refusal("{% fill actions %}x{% endfill %}") == "{% fill actions %} stands outside a component."


def test_a_template_without_a_declaration_is_no_component():
    with pytest.raises(TemplateSyntaxError) as caught:
        declared("bare", "<p>{{ text }}</p>")

    assert str(caught.value) == "components/bare.html must open with {% comment %} and its options in TOML."


def test_inside_a_component_nothing_of_the_page_is_known_but_its_attributes():
    source = '{% comment %}\nsays = "A probe."\n{% endcomment %}[{{ secret }}]'
    engine = Engine(loaders=[("django.template.loaders.locmem.Loader", {"components/probe.html": source})])
    page = engine.from_string("{{ secret }}")
    page.nodelist.append(ComponentNode(declared("probe", source), {}, {}))

    assert page.render(Context({"secret": "Lê Thị Mai"})) == "Lê Thị Mai[]"


def test_what_is_typed_by_people_is_escaped_in_attributes_and_in_slots():
    name = "<b>Khang</b>"

    shown = drawn("{% panel title=name %}{{ name }}{% endpanel %}", name=name)

    assert shown.count("&lt;b&gt;Khang&lt;/b&gt;") == 2
    assert "<b>" not in shown


def test_a_slot_sees_the_variables_of_the_page_around_it():
    shown = drawn(
        "{% for step in steps %}{% panel %}{{ step }}{% endpanel %}{% endfor %}", steps=("Giới thiệu", "Thẩm tra")
    )

    assert [step in shown for step in ("Giới thiệu", "Thẩm tra")] == [True, True]


def test_a_finding_shows_code_sentence_remedy_and_citation():
    shown = drawn("{% finding of=f %}", f=MISSING_OPINION)

    parts = ("KN-07", "Chưa đủ điều kiện", MISSING_OPINION.sentence, MISSING_OPINION.remedy, "mục 3.5")
    assert [part for part in parts if part not in shown] == []
    assert "chờ văn bản chính thức" not in shown


def test_a_finding_on_an_awaited_text_says_so():
    assert "Đang chờ văn bản chính thức" in drawn("{% finding of=f %}", f=AWAITED_TEXT)


def test_a_bar_ends_at_its_ground_however_far_the_target_is_passed():
    shown = drawn('{% meter value=900 target=100 text="900 %" label="Ấp 3" %}')

    assert 'class="meter-value" width="100.00%"' in shown


def test_a_bar_towards_no_target_is_empty():
    shown = drawn('{% meter value=3 target=0 text="—" label="Ấp 3" %}')

    assert 'class="meter-value" width="0%"' in shown
