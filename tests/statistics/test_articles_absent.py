"""The page of the five articles where the demonstration is not loaded."""

from nguon.core.scope import Actor
from nguon.statistics import articles as data
from nguon.statistics import queries
from tests.support.databases import ARTICLES_DAY


def test_a_reader_without_the_organisations_is_told_so_instead_of_shown_numbers(as_system: Actor):
    rows = [row for _, rows in queries.answers(as_system, data.articles(), today=ARTICLES_DAY) for row in rows]

    assert {(row.answers, row.absent) for row in rows} == {
        ((), "Tổ chức này không có trong dữ liệu, hoặc ngoài phạm vi được giao.")
    }
