"""The embedded server: starts from nothing, again, after a kill, for root and for a plain user; or says what to do."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from nguon.config.embedded.folder import DataFolder
from nguon.config.embedded.processes import running_pid
from nguon.config.embedded.server import Server
from nguon.core.errors import BadInput
from tests.support.processes import PLAIN, as_plain_user


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "db")


@pytest.fixture
def server(folder: DataFolder) -> Iterator[Server]:
    server = Server(folder, careless=True)
    server.join()
    yield server
    server.leave()


def _value(server: Server, query: str) -> object:
    with server.superuser() as connection:
        row = connection.execute(query.encode()).fetchone()
        return row[0] if row else None


def _kill(server: Server) -> int:
    pid = running_pid(server.folder)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([child for child in psutil.process_iter() if child.ppid() == pid], timeout=10)
    return pid


def test_a_first_start_makes_the_database_and_two_roles_without_power(server):
    with server.superuser() as connection:
        roles = connection.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname ~ '^nguon' ORDER BY 1"
        ).fetchall()
        database = connection.execute(
            "SELECT pg_get_userbyid(datdba), datlocale, has_database_privilege('nguon_app', oid, 'CREATE')"
            " FROM pg_database WHERE datname = 'nguon'"
        ).fetchall()

    assert roles == [("nguon_app", False, False, True), ("nguon_owner", False, False, True)]
    assert database == [("nguon_owner", "C.UTF-8", False)]


def test_it_listens_to_nobody_but_its_owner_and_keeps_checksums(server):
    assert _value(server, "SHOW listen_addresses") == ""
    assert _value(server, "SHOW data_checksums") == "on"
    assert server.folder.socket.stat().st_mode & 0o077 == 0


def test_what_a_user_typed_never_reaches_the_log(server):
    with server.superuser() as connection:
        connection.execute("CREATE TABLE person (name text PRIMARY KEY)")
        connection.execute("INSERT INTO person VALUES (%s)", ["Nguyễn Thị Bịa"])
        for statement in ("INSERT INTO person VALUES ('Nguyễn Thị Bịa')", "SELECT 'Nguyễn Thị Bịa'::integer"):
            with pytest.raises(psycopg.Error, match="Bịa"):
                connection.execute(statement.encode())

    assert "Bịa" not in server.folder.log.read_text()


def test_the_last_user_stops_it(folder):
    first, second = Server(folder, careless=True), Server(folder, careless=True)
    first.join()
    second.join()

    first.leave()
    after_first = running_pid(folder) is not None
    second.leave()

    assert (after_first, running_pid(folder)) == (True, None)


def test_after_a_kill_it_starts_again_with_what_was_stored(server, folder):
    with server.superuser() as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
        connection.execute("CHECKPOINT")
    killed = _kill(server)

    # The dead server is still our child and nobody has reaped it, as in a container without an init process.
    assert psutil.Process(killed).status() == psutil.STATUS_ZOMBIE
    again = Server(folder, careless=True)
    again.join()

    assert _value(again, "SELECT count(*) FROM kept") == 1000
    again.leave()


def test_a_lock_file_that_names_a_stranger_is_not_believed(folder):
    server = Server(folder, careless=True)
    server.join()
    lines = (folder.cluster / "postmaster.pid").read_text().splitlines()
    server.leave()
    (folder.cluster / "postmaster.pid").write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")
    (folder.socket / ".s.PGSQL.5432.lock").write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")

    server.join()

    assert _value(server, "SELECT 1") == 1
    server.leave()


def test_a_first_start_that_was_interrupted_is_begun_anew(folder):
    folder.make()
    (folder.path / "postgres.new").mkdir()
    (folder.path / "postgres.new" / "PG_VERSION").write_text("18\n")
    server = Server(folder, careless=True)

    server.join()

    assert _value(server, "SELECT 1") == 1
    server.leave()


def test_a_cluster_that_is_damaged_is_refused_with_the_cause(folder):
    server = Server(folder, careless=True)
    server.join()
    server.leave()
    (folder.cluster / "global" / "pg_control").unlink()

    with pytest.raises(BadInput) as refused:
        server.join()

    assert str(refused.value).startswith("Cơ sở dữ liệu không khởi động được: ")
    assert str(refused.value).endswith(f"nếu thư mục {folder.path} hỏng, hãy khôi phục bản sao lưu của nó.")


def test_a_path_too_long_for_a_socket_and_full_of_marks_serves_too(tmp_path):
    folder = DataFolder(tmp_path / ("thư mục dữ liệu 'của' chi bộ " * 3) / "db")
    server = Server(folder, careless=True)

    server.join()

    assert (folder.socket == folder.cluster, folder.socket.stat().st_mode & 0o777) == (False, 0o700)
    assert _value(server, "SELECT 1") == 1
    server.leave()
    assert not folder.socket.exists()


def test_a_place_where_a_file_stands_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "db").write_text("")

    with pytest.raises(BadInput) as refused:
        Server(DataFolder(tmp_path / "db")).join()

    assert str(refused.value).startswith(
        f"Không ghi được vào thư mục dữ liệu {tmp_path / 'db'} (trên đường dẫn có tệp không phải thư mục; "
    )


def test_a_plain_user_starts_and_stops_it(tmp_path):
    (tmp_path / "own").mkdir()

    def use() -> str:
        server = Server(DataFolder(tmp_path / "own"), careless=True)
        server.join()
        answer = _value(server, "SELECT 'chạy'")
        server.leave()
        return str(answer)

    assert as_plain_user(use, tmp_path / "own") == "chạy"


def test_a_plain_user_without_the_right_to_write_is_told_so(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o555)
    place = tmp_path / "closed" / "db"

    said = as_plain_user(lambda: str(Server(DataFolder(place)).join()))

    assert said.startswith(f"Không ghi được vào thư mục dữ liệu {place} (không có quyền; ")
    assert said.endswith("hoặc đặt biến NGUON_DATA sang thư mục như vậy.")


def test_data_left_by_another_user_are_refused_in_a_sentence(folder, monkeypatch):
    server = Server(folder, careless=True)
    server.join()
    server.leave()
    owner = folder.cluster.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 4321)

    with pytest.raises(BadInput) as refused:
        Server(folder).join()

    assert str(refused.value).startswith(f"Cơ sở dữ liệu trong {folder.path} thuộc về người dùng ")
    assert f"đang chạy bằng số {owner + 4321}. Hãy chạy bằng root hoặc bằng người dùng " in str(refused.value)


if os.geteuid() == 0:

    def test_root_serves_the_data_of_a_plain_user_and_leaves_them_usable(tmp_path):
        (tmp_path / "own").mkdir()
        os.chown(tmp_path / "own", PLAIN.pw_uid, PLAIN.pw_gid)
        server = Server(DataFolder(tmp_path / "own" / "db"), careless=True)

        server.join()
        server.leave()

        owners = {path.owner() for path in (tmp_path / "own" / "db").iterdir()}
        assert owners == {PLAIN.pw_name}

    def test_root_lets_the_server_pass_through_a_closed_folder_but_not_read_it(tmp_path, capsys):
        (tmp_path / "closed").mkdir(mode=0o700)
        server = Server(DataFolder(tmp_path / "closed" / "db"), careless=True)

        server.join()
        server.leave()

        assert (tmp_path / "closed").stat().st_mode & 0o777 == 0o701
        assert f"đi qua thư mục {tmp_path / 'closed'} (không cho đọc)" in capsys.readouterr().err
