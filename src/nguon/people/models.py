"""Tables of people."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.core.classification import internal, personal, sensitive
from nguon.guard.managers import AboutPerson
from nguon.organizations.models import no_two_at_once
from nguon.people.terms import AssociationKind, Occupation, PostKind, Precision, Qualification, Schooling, Sex, Standing


class Person(AboutPerson):
    """One record for life. `pos` is the tree position of the organisation that keeps the record: the key of access."""

    person_path = ""

    full_name = models.CharField("họ và tên", max_length=120)
    # Folded for search, and ordered as a Vietnamese list; both compared as bytes (collation "C"), see core.folding.
    name_key = models.CharField(max_length=140, db_collation="C")
    sort_key = models.CharField(max_length=280, db_collation="C")
    sex = models.CharField("giới tính", max_length=10, choices=Sex.choices())
    # With precision "year" only the year is known and the stored day is 1 January: read born_on through queries.born.
    born_on = models.DateField("ngày sinh")
    born_precision = models.CharField(max_length=10, choices=Precision.choices(), default=Precision.DAY)
    identity_number = models.CharField("số định danh cá nhân", max_length=12, null=True, blank=True, unique=True)
    card_number = models.CharField("số thẻ đảng viên", max_length=12, null=True, blank=True, unique=True)
    phone = models.CharField("số điện thoại", max_length=20, blank=True)
    hometown = models.CharField("quê quán", max_length=200, blank=True)
    home = models.ForeignKey("places.Place", models.PROTECT, null=True, blank=True, related_name="residents")
    workplace = models.ForeignKey("places.Place", models.PROTECT, null=True, blank=True, related_name="staff")
    schooling = models.CharField("học vấn phổ thông", max_length=30, choices=Schooling.choices(), blank=True)
    qualification = models.CharField("trình độ chuyên môn", max_length=20, choices=Qualification.choices(), blank=True)
    occupation = models.CharField("nghề nghiệp", max_length=30, choices=Occupation.choices(), blank=True)
    ethnicity = models.CharField("dân tộc", max_length=2, blank=True)
    religion = models.CharField("tôn giáo", max_length=2, blank=True)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="people")
    pos = models.IntegerField()
    account = models.OneToOneField("accounts.User", models.PROTECT, null=True, blank=True, related_name="person")
    version = models.PositiveIntegerField(default=1)

    held = {
        "id": internal("khóa"),
        "full_name": personal("nhận biết người trong hồ sơ"),
        "name_key": personal("tìm theo tên không dấu"),
        "sort_key": personal("xếp danh sách theo tên"),
        "sex": personal("thống kê; lý lịch mục 4"),
        "born_on": personal("tính tuổi; lý lịch mục 3"),
        "born_precision": personal("biết ngày sinh đầy đủ hay chỉ năm"),
        "identity_number": sensitive("phân biệt người trùng tên; lý lịch"),
        "card_number": personal("nhận biết đảng viên"),
        "phone": personal("liên hệ"),
        "hometown": personal("lý lịch mục 6"),
        "home": personal("nơi sinh hoạt, địa bàn chưa có đảng viên"),
        "workplace": personal("nơi làm việc"),
        "schooling": personal("điều kiện học vấn"),
        "qualification": personal("thống kê trình độ"),
        "occupation": personal("thống kê nghề nghiệp"),
        "ethnicity": sensitive("lý lịch mục 8; điều kiện học vấn; bảng thống kê cố định"),
        "religion": sensitive("lý lịch mục 9; thủ tục riêng; bảng thống kê cố định"),
        "organization": personal("tổ chức quản lý hồ sơ"),
        "pos": personal("xác định phạm vi được xem"),
        "account": personal("người này đăng nhập bằng tài khoản nào"),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_identity_number_twelve_digits",
                condition=Q(identity_number__isnull=True) | Q(identity_number__regex=r"^[0-9]{12}$"),
                violation_error_message="Số định danh cá nhân phải gồm đúng 12 chữ số.",
            ),
            models.CheckConstraint(
                name="person_has_name",
                condition=~Q(full_name="") & ~Q(name_key="") & ~Q(sort_key=""),
                violation_error_message="Phải có họ và tên.",
            ),
        ]
        indexes = [
            models.Index(fields=["pos", "sort_key", "id"], name="person_list"),
            models.Index(fields=["pos", "name_key"], name="person_search"),
            # For whoever sees everybody: a list being loaded asks for its names in no place, where the last is no help.
            models.Index(fields=["name_key"], name="person_by_name"),
            models.Index(fields=["organization"], name="person_by_organization"),
        ]

    def __str__(self) -> str:
        return f"Người {self.pk}"


class StandingPeriod(AboutPerson):
    """What a person is to the Party from a day on, and the organisation where that began."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="standings")
    standing = models.CharField("tư cách", max_length=20, choices=Standing.choices())
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="standings_begun")

    held = {
        "id": internal("khóa"),
        "person": personal("người có tư cách này"),
        "standing": sensitive("tư cách đảng viên"),
        "since": personal("thời gian"),
        "until": personal("thời gian"),
        "organization": personal("tổ chức nơi bắt đầu tư cách này"),
    }

    class Meta:
        constraints = [
            no_two_at_once("person_one_standing_at_a_time", "person_id"),
            models.CheckConstraint(
                name="standing_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]
        indexes = [models.Index(fields=["organization", "standing", "since"], name="standing_begun_in")]

    def __str__(self) -> str:
        return f"{self.standing} {self.since}"


class EntryParticulars(AboutPerson):
    """What was true of a person on the day of admission, frozen: figures of the past must not move later."""

    person_path = "standing__person"

    standing = models.OneToOneField(StandingPeriod, models.CASCADE, related_name="entry")
    schooling = models.CharField(max_length=30, choices=Schooling.choices(), blank=True)
    qualification = models.CharField(max_length=20, choices=Qualification.choices(), blank=True)
    occupation = models.CharField(max_length=30, choices=Occupation.choices(), blank=True)
    ethnicity = models.CharField(max_length=2, blank=True)
    religion = models.CharField(max_length=2, blank=True)
    dignitary = models.BooleanField(default=False)
    workplace = models.ForeignKey("places.Place", models.PROTECT, null=True, blank=True, related_name="+")

    held = {
        "id": internal("khóa"),
        "standing": personal("lần kết nạp"),
        "schooling": personal("thống kê đảng viên mới"),
        "qualification": personal("thống kê đảng viên mới"),
        "occupation": personal("thống kê đảng viên mới"),
        "ethnicity": sensitive("bảng thống kê cố định"),
        "religion": sensitive("bảng thống kê cố định"),
        "dignitary": sensitive("bảng thống kê cố định"),
        "workplace": personal("thống kê đảng viên mới trong doanh nghiệp"),
    }

    class Meta:
        verbose_name = "đặc điểm khi kết nạp"

    def __str__(self) -> str:
        return f"entry {self.standing_id}"


class Affiliation(AboutPerson):
    """The organisation a member belongs to from a day on."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="affiliations")
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "person": personal("đảng viên"),
        "organization": personal("tổ chức đảng đang sinh hoạt"),
        "since": personal("thời gian sinh hoạt"),
        "until": personal("thời gian sinh hoạt"),
    }

    class Meta:
        constraints = [
            no_two_at_once("person_one_affiliation_at_a_time", "person_id"),
            models.CheckConstraint(
                name="affiliation_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]
        indexes = [models.Index(fields=["organization", "since"], name="affiliation_of")]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.since}"


class AssociationMembership(AboutPerson):
    """A person's membership of a political-social organisation."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="associations")
    kind = models.CharField("đoàn thể", max_length=30, choices=AssociationKind.choices())
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "person": personal("đoàn viên, hội viên"),
        "kind": personal("ý kiến nhận xét của đoàn thể; thống kê"),
        "since": personal("thời gian"),
        "until": personal("thời gian"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="association_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.kind


class Post(AboutPerson):
    """A post held for a time; a fact, never a score."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    kind = models.CharField("chức danh", max_length=30, choices=PostKind.choices())
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "person": personal("người giữ chức danh"),
        "kind": sensitive("chức danh; có thể là chức sắc tôn giáo"),
        "since": personal("thời gian"),
        "until": personal("thời gian"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="post_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.kind
