import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from geo.pages import server, shell, wording
from geo.pages.frame import PAGES


@pytest.fixture(scope="module")
def client():
    def other(request):
        return PlainTextResponse(f"left to Streamlit: {request.url.path}")

    app = Starlette(routes=[Route("/{path:path}", other)], middleware=[Middleware(shell.Shell)])

    class Client:
        @staticmethod
        def get(path, headers=None):
            async def asked():
                transport = httpx.ASGITransport(app)
                async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as found:
                    return await found.get(path, headers=headers)

            # in a thread of its own: where browsers were driven before, this one has a loop that runs
            with ThreadPoolExecutor(1) as apart:
                return apart.submit(asyncio.run, asked()).result()

    return Client


@pytest.mark.parametrize(
    ("asked", "spoken", "language"),
    [
        ("/", "", "en"),
        ("/?lang=fr", "en-GB", "fr"),
        ("/", "fr-CH,fr;q=0.9,en;q=0.8", "fr"),
        ("/?lang=xx", "de", "en"),
        ("/reports?report=a&lang=fr", "", "fr"),
    ],
)
def test_the_first_byte_of_a_page_names_all_pages_in_the_language_of_its_reader(client, asked, spoken, language):
    html = client.get(asked, headers={"Accept-Language": spoken}).text
    words = wording.texts()[language]
    assert f'<html lang="{language}">' in html
    assert f"<title>{words['app.title']}</title>" in html
    for file, name, _ in PAGES:
        assert f">{words[name]}</a>" in html
        assert file == PAGES[0][0] or f'href="./{Path(file).stem}' in html
    assert html.count("aria-current") == 1 + html.split("<nav")[0].count("aria-current")
    assert '<div id="root"></div>' in html


def test_what_the_first_page_needs_is_named_at_once_and_is_there(client):
    html = client.get("/").text
    named = [part.split('"')[0] for part in html.split('href="./static/js/')[1:]]
    for name in shell._SOON:
        (found,) = [one for one in named if one.startswith(f"{name}.")]
        answer = client.get(f"/static/js/{found}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/_stcore/health", "/static/../index.html", "/static/js/none.js", "/media/a.json"])
def test_all_else_is_left_to_streamlit(client, path):
    assert client.get(path).text.startswith("left to Streamlit")


def test_a_page_that_was_changed_in_between_is_asked_for_again(client):
    assert client.get("/").headers["cache-control"] == "no-cache"


def test_what_is_written_to_those_who_connect_goes_out_at_once():
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        assert not listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        server.write_at_once()
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        with socket.create_connection(listening.getsockname()), closing(listening.accept()[0]) as came:
            assert came.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
