import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.errors import UnreadableError
from geo.settings import Settings
from geo.sources.records import Report, Unreadable
from geo.sources.web_address import fetch, is_public, public_addresses
from tests.sources.made import STORY, pdf, word

SETTINGS = Settings(max_bytes=100_000, timeout=5.0)
PAGE = f"<html><head><title>Floods</title></head><body><article><p>{STORY}</p></article></body></html>".encode()
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANSWERS = {
    "/page": ("text/html; charset=utf-8", PAGE),
    "/latin": ("text/plain; charset=iso-8859-1", "Près de Gao, 12 déplacés".encode("latin-1")),
    "/pdf": ("application/pdf", pdf(STORY)),
    "/word": (DOCX, word(STORY)),
    "/lines": ("application/x-ndjson", b'{"text": "one"}\n{"text": "two"}'),
    "/csv": ("text/csv", b"text\none\n"),
    "/bytes.pdf": ("application/octet-stream", pdf(STORY)),
    "/bytes": ("", PAGE),
    "/picture": ("image/png", b"\x89PNG" + bytes(500)),
    "/large": ("text/plain", b"x" * 200_000),
    "/empty": ("text/plain", b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path in ANSWERS:
            self.answer(*ANSWERS[path])
        elif path == "/gzip":
            self.answer("text/plain", gzip.compress(STORY.encode()), encoding="gzip")
        elif path == "/bomb":
            self.answer("text/plain", gzip.compress(bytes(50_000_000)), encoding="gzip")
        elif path == "/slow":
            self.answer("text/plain", b"x" * 100, pause=0.2)
        elif path == "/silent":
            time.sleep(1.5)
            self.close_connection = True
        elif path == "/garbage":
            self.wfile.write(b"nonsense\r\n\r\n")
        elif path.startswith("/to/"):
            self.move(path.removeprefix("/to/"))
        elif path.startswith("/hops/"):
            left = int(path.removeprefix("/hops/"))
            self.move(f"/hops/{left - 1}" if left else "/page")
        else:
            self.send_error(404)

    def answer(self, kind: str, body: bytes, encoding: str = "", pause: float = 0) -> None:
        self.send_response(200)
        if kind:
            self.send_header("Content-Type", kind)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            for byte in [body[i : i + 1] for i in range(len(body))] if pause else [body]:
                self.wfile.write(byte)
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def move(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def local(host: str, port: int) -> tuple[str, ...]:
    """Find the test's own server under a name of the test, and any other host by the rules."""
    return ("127.0.0.1",) if host == "reports.test" else public_addresses(host, port)


def reason(address: str, settings: Settings = SETTINGS) -> str:
    (found,) = fetch(address, settings, local)
    assert isinstance(found, Unreadable)
    assert found.address == address
    return found.reason


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/page", STORY),
        ("/latin", "Près de Gao, 12 déplacés"),
        ("/pdf", STORY),
        ("/word", STORY),
        ("/bytes.pdf", STORY),
        ("/bytes", STORY),
        ("/csv", "one"),
        ("/gzip", STORY),
        ("/hops/4", STORY),
        ("/to/http:/page", STORY),
        ("/page?day=1#part", STORY),
    ],
)
def test_what_the_server_sends_is_read_by_its_kind(port: int, path: str, text: str) -> None:
    path = path.replace("http:/page", f"http://reports.test:{port}/page")
    (found,) = fetch(f"http://reports.test:{port}{path}", SETTINGS, local)
    assert isinstance(found, Report), found
    assert text in found.text


def test_a_file_of_many_reports_gives_them_all(port: int) -> None:
    found = list(fetch(f"http://reports.test:{port}/lines", SETTINGS, local))
    assert [item.text for item in found if isinstance(item, Report)] == ["one", "two"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "404"),
        ("/large", "larger than the limit of 0.1 MB"),
        ("/bomb", "larger than the limit of 0.1 MB"),
        ("/picture", "PNG picture"),
        ("/empty", "empty"),
        ("/hops/6", "redirects more than 5 times"),
        ("/to/file:///etc/passwd", "'file' addresses are not read"),
        ("/to/http://127.0.0.1:80/", "not a public address"),
        ("/to/http://169.254.169.254/latest", "not a public address"),
        ("/to/http://[::1]/", "not a public address"),
        ("/to/http://10.0.0.1/", "not a public address"),
        ("/garbage", "could not be fetched"),
    ],
)
def test_what_cannot_be_fetched_says_why(port: int, path: str, words: str) -> None:
    assert words in reason(f"http://reports.test:{port}{path}")


@pytest.mark.parametrize("path", ["/slow", "/silent"])
def test_the_whole_answer_has_one_time_limit(port: int, path: str) -> None:
    start = time.monotonic()
    assert "no answer within 0.5 seconds" in reason(f"http://reports.test:{port}{path}", replace(SETTINGS, timeout=0.5))
    assert time.monotonic() - start < 1.4


def test_the_checked_address_is_the_one_connected_to(port: int) -> None:
    asked: list[str] = []

    def changing(host: str, _: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("10.0.0.1",)

    (found,) = fetch(f"http://changes.test:{port}/page", SETTINGS, changing)
    assert isinstance(found, Report)
    assert asked == ["changes.test"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1/", "not a public address"),
        ("http://localhost/", "not a public address"),
        ("http://2130706433/", "not a public address"),
        ("http://0x7f.1/", "not a public address"),
        ("http://0/", "not a public address"),
        ("http://10.1.2.3/", "not a public address"),
        ("http://192.168.0.1:8080/", "not a public address"),
        ("http://169.254.169.254/latest/meta-data", "not a public address"),
        ("http://[::1]/", "not a public address"),
        ("http://[::ffff:127.0.0.1]/", "not a public address"),
        ("https://[fe80::1]/", "not a public address"),
        ("file:///etc/passwd", "'file' addresses are not read"),
        ("ftp://example.org/a.txt", "'ftp' addresses are not read"),
        ("gopher://example.org/", "'gopher' addresses are not read"),
        ("http:///a", "names no host"),
        ("http://me:secret@example.org/", "user name or password"),
        ("http://[", "could not be fetched"),
        ("http://nowhere.invalid/", "is not known"),
        ("http://" + "a" * 300 + ".org/", "check the address"),
    ],
)
def test_only_public_web_addresses_are_read(address: str, words: str) -> None:
    (found,) = fetch(address, SETTINGS)
    assert isinstance(found, Unreadable)
    assert words in found.reason
    assert "secret" not in found.reason


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "0.0.0.1", "224.0.0.1",
     "255.255.255.255", "192.0.2.1", "::1", "::", "fc00::1", "fe80::1%eth0", "ff02::1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "nonsense"],
)  # fmt: skip
def test_private_and_reserved_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(UnreadableError, match=r"10\.0\.0\.1"):
        public_addresses("mixed.test", 80)
