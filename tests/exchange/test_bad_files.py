"""Every file that is no list: one Vietnamese sentence, within five seconds, nothing read further."""

from __future__ import annotations

import base64
import io
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from datetime import date

import pytest

from nguon.core.errors import BadInput
from nguon.exchange.reading import limits, read_sheet
from tests.exchange.sheets import member, members, workbook

_SHEET = "xl/worksheets/sheet1.xml"


def _with_sheet(xml: bytes) -> bytes:
    """A workbook whose first sheet is this XML."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["a"]]))) as made,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in made.namelist():
            new.writestr(name, xml if name == _SHEET else made.read(name))
    return kept.getvalue()


def _cells(count: int) -> bytes:
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        + b"".join(b"<c><v>%d</v></c>" % number for number in range(count))
        + b"</row></sheetData></worksheet>"
    )


def _far_corners() -> bytes:
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )


def _bomb() -> bytes:
    """An archive of 200 kB that says it unpacks to 200 MB."""
    return _with_sheet(b" " * (200 * 1024 * 1024))


def _lying_bomb() -> bytes:
    """The same, with every header telling that it is small."""
    content = bytearray(_bomb())
    for magic, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.find(magic)
        while at >= 0:
            if struct.unpack_from("<I", content, at + offset)[0] > limits.UNPACKED_BYTES:
                struct.pack_into("<I", content, at + offset, 4_000)
            at = content.find(magic, at + 4)
    return bytes(content)


def _million_entries() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(limits.ZIP_ENTRIES + 1):
            archive.writestr(f"xl/{number}", b"")
    return kept.getvalue()


def _many_middling_parts() -> bytes:
    """No part is suspect by itself: ten times its packed size each, 200 MB together."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(20):
            archive.writestr(f"xl/{number}", b"")
    content = bytearray(kept.getvalue())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<II", content, at + 20, 1024 * 1024, 10 * 1024 * 1024)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def _word() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return kept.getvalue()


def _archive() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("danh sách.csv", "a,b")
    return kept.getvalue()


def _ole(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + b"".join(name.encode("utf-16-le") for name in names)


BAD = {
    "nothing at all": (b"", "Tệp rỗng"),
    "only blanks": (b"\r\n \r\n", "Tệp rỗng"),
    "a workbook without a cell": (workbook([]), "không có ô nào có dữ liệu"),
    "a PDF": (b"%PDF-1.7\n...", "Đây là tệp PDF"),
    "a photograph": (b"\xff\xd8\xff\xe0....", "Đây là tệp ảnh JPEG"),
    "a web page": (b"<html><table></table></html>", "trang web hoặc tệp XML"),
    "a program": (b"MZ\x90\x00", "Đây là tệp chương trình"),
    "some bytes": (bytes(range(256)) * 40, "không phải bảng tính"),
    "a Word file": (_word(), "Đây là tệp Word"),
    "another archive": (_archive(), "Đây là tệp nén"),
    "a locked workbook": (_ole("EncryptionInfo", "EncryptedPackage"), "được đặt mật khẩu"),
    "an old Word file": (_ole("WordDocument"), "tệp Word hoặc tệp Office kiểu cũ"),
    "half a workbook": (members(member())[:2000], "bị hỏng"),
    "an archive of rubbish": (_with_sheet(os.urandom(5000)), "bị hỏng"),
    "a zip bomb": (_bomb(), "bung ra quá lớn"),
    "a zip bomb that lies about its size": (_lying_bomb(), "bị hỏng"),
    "many middling parts": (_many_middling_parts(), "bung ra quá lớn"),
    "thousands of parts": (_million_entries(), "bung ra quá lớn"),
    "two cells at the far corners": (_with_sheet(_far_corners()), "bung ra quá lớn"),
    "a million columns in a workbook": (_with_sheet(_cells(1_000_000)), "cột; danh sách nhập tối đa 200 cột"),
    "a million columns in a text table": (b"," * 999_999, "Trang tính có 1000000 cột"),
    "too many rows": (b"a,b\n" * (limits.ROWS + 1), f"từ {limits.ROWS + 1} dòng trở lên"),
    "text in an old encoding": (
        "Họ và tên;Ngày sinh\n".encode("cp1258", "replace") + b"\xcc\xe2;1\n",
        "bảng mã Unicode",
    ),
    "too heavy": (b"a," * (limits.FILE_BYTES // 2 + 1), "tối đa 10 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_list_is_refused_in_one_sentence_soon(name: str):
    content, says = BAD[name]
    began = time.monotonic()

    with pytest.raises(BadInput) as refusal:
        read_sheet(content)

    assert says in refusal.value.problems[0]
    assert len(refusal.value.problems) == 1
    # The limit itself is five seconds; a busy machine takes a little to say so.
    assert time.monotonic() - began < limits.WALL_SECONDS + 3


_MEASURE = """
import resource, sys
from nguon.core.errors import BadInput
from nguon.exchange.reading import read_sheet
try:
    read_sheet(sys.stdin.buffer.read())
except BadInput:
    pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


@pytest.mark.parametrize(
    "name", ["two cells at the far corners", "a zip bomb that lies about its size", "too many rows"]
)
def test_the_child_never_uses_more_memory_than_allowed(name: str):
    # In a process of its own: the figure of a child begins with the size of its parent, and this one is large.
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURE], input=BAD[name][0], capture_output=True, check=True, env={"PYTHONPATH": "src"}
    )

    assert 0 < int(measured.stdout) < limits.MEMORY_BYTES


def test_several_filled_sheets_must_be_told_apart_and_empty_ones_do_not_count():
    two = workbook([["a"]], more={"Năm 2024": [["b"]], "Trống": []})

    with pytest.raises(BadInput, match="nhiều trang tính có dữ liệu: “Sheet”, “Năm 2024”"):
        read_sheet(two)
    with pytest.raises(BadInput, match="Các trang tính đang có: “Sheet”, “Năm 2024”, “Trống”"):
        read_sheet(two, sheet="Năm 2025")
    assert read_sheet(two, sheet="Năm 2024").rows == [["b"]]
    assert read_sheet(workbook([["a"]], more={"Trống": []})).rows == [["a"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_table_is_read_in_its_encoding_with_its_delimiter(encoding: str, delimiter: str):
    content = f"Họ và tên{delimiter}Số CCCD\nLâm{delimiter}001\n".encode(encoding)

    assert read_sheet(content).rows == [["Họ và tên", "Số CCCD"], ["Lâm", "001"]]


def test_cells_keep_their_kind_on_the_way_from_the_child():
    row = ["007", 7, 7.5, True, False, date(1988, 4, 30), "", "1988 4 30", "n7"]

    assert read_sheet(workbook([row])).rows == [
        ["007", 7.0, 7.5, True, False, [1988, 4, 30], "", "1988 4 30", "n7"],
    ]


def _sheet_with(cell: bytes) -> bytes:
    return _with_sheet(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t>a</t></is></c>' + cell + b"</row></sheetData></worksheet>"
    )


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (b'<c r="B1" t="e"><v>#N/A</v></c>', "#N/A"),
        (b'<c r="B1" s="1" t="e"><f>VLOOKUP(A1,Z:Z,1,0)</f><v>#REF!</v></c>', "#REF!"),
        (b'<c r="B1" t="e"/><c r="C1"><v>5</v></c>', "#N/A"),
        (b'<c r="B1" t="str"><v>t="e"</v></c>', 't="e"'),
    ],
    ids=["value", "formula", "bare", "text"],
)
def test_a_cell_whose_formula_failed_is_never_read_as_empty(cell: bytes, told: str):
    assert read_sheet(_sheet_with(cell)).rows[0][:2] == ["a", told]


def test_a_failed_formula_on_another_sheet_does_not_matter():
    two = workbook([["a", "b"]], more={"Khác": [["x", "#N/A"]]})

    assert read_sheet(two, sheet="Sheet").rows == [["a", "b"]]
    assert read_sheet(two, sheet="Khác").rows == [["x", "#N/A"]]


def test_a_failed_formula_in_an_open_document_refuses_the_file():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", _MANIFEST)
        made.writestr("content.xml", _OPEN_DOCUMENT)

    with pytest.raises(BadInput, match="ô mà công thức bị lỗi"):
        read_sheet(kept.getvalue())


_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OPEN_DOCUMENT = (
    f'<?xml version="1.0"?><office:document-content xmlns:office="{_OASIS}office:1.0" '
    f'xmlns:table="{_OASIS}table:1.0" xmlns:text="{_OASIS}text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    "><office:body><office:spreadsheet>"
    '<table:table table:name="S"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="0" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def test_signs_that_part_cells_on_the_way_never_make_other_cells():
    hostile = "a\x1fb,\x1dn7,c\x1ed\nthường,x,y\n".encode()

    assert read_sheet(hostile).rows == [["a b", " n7", "c d"], ["thường", "x", "y"]]


def test_an_old_xls_is_read():
    assert read_sheet(zlib.decompress(base64.b85decode(XLS))).rows == [
        ["Họ và tên", "Ngày sinh"],
        ["Lâm Thị Thạch Thảo", [1988, 4, 30]],
    ]


def test_a_crowd_of_mutilated_workbooks_is_answered_without_a_fault():
    whole = members(*(member() for _ in range(20)))
    sentences = []
    for number in range(60):
        broken = bytearray(whole)
        for offset in range(8):
            at = zlib.crc32(bytes([number, offset])) % len(broken)
            broken[at] = zlib.crc32(bytes([offset, number])) % 256
        try:
            read_sheet(bytes(broken))
        except BadInput as refusal:
            sentences.append(refusal.problems)

    assert {len(problems) for problems in sentences} == {1}


# Made once with a program that still writes the format of Excel 97.
XLS = (
    b"c-rk)OK1~O6g_WDnh(vVF%?>27z$Rcg(7acX{SoHE=-6Y@PnZJ1XHSs#30m#R%@1m;7V~5tP3|)H-6BC?gW*JE(AeHbf+spp^G--"
    b"eRpOgt%?n3q4Lh~&bxE(``mfodGFOsQ@M1vwSq<H#VS;-"
    b"02*p^f<nN3iGu8wB}F&(Q?L|P6as$g$ObPSg<kk%AIko&K*Jr+Q)1u)g~K?BWG<UFmJ!?7he08I=ph!kPMR=U*sB=xF!O5W+nn+-"
    b"b02FiG51i~vN(hpGuhGYjN$`Y8{5K=<=*E!?^v@L&3Gn9@wv;wPV2?i{OI8E6=u*qjhF&;=s-"
    b"G~&dc`*ZXyWu_je@{T?Ywe#Hq8V@Xa!SukNgVVkrIc>IFzYyHM}@jowe4xLAKh^8gdDj`AcaB7|;_w0N;MlTH`rkfN0w90CwK@lr"
    b"Q%8f7Y_fKSNE1wDDJJZ_vC&1PZ{yJ*IrAmct{@Lad!l0Hmq%Qy6#97nL%jp%}PBgFHmk$40VmYaB1Mal8GTVGx$hEnDc)=cnTVec"
    b"sG<OjgQd6|PUhuNb2;11?Z%on)SwJf(X$LT{UZcjBk!j4H!bCIp>RL>U18*_b)yn*E6=iLwV;zx5M$<qUsGx6!SW(jT7AS0AtK9l"
    b"Gao#NV6iHD{e3upCt&)o9UO61p~j_;PUZALK9Z3b!&3Hwd9j&Rb8U!)hDUY2-"
    b"P3$i~k=(7U7S`7ENdHQPh<{%Ul6ciK`6ciK`{tV&#Wy|w{hmQ^Rzr4@6*O{kKRo5i{E%qQsPk~N%+vzY^Kpx|Djh{8}3b!n=#60e"
    b"Op~QZwJ&!RAu^(e~k6${AiQ4a3a>nT2n?m*0U#-W_e_a1}Z;jaP"
)
