"""What the browser is given before a page runs: the names of all pages, and Streamlit's own files.

Streamlit serves an empty page and dozens of small scripts, each through many layers: half a second of a start goes
into them. Here they come from the disk in one piece, and the page bears the names of all pages from its first byte.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from geo.pages import wording
from geo.pages.frame import PAGES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

#: What the first page loads one after the other, unless told at once: the beginnings of names of Streamlit's scripts.
_SOON = (
    "Html",
    "purify.es",
    "PageLink",
    "Button",
    "BidiComponent",
    "_arrayReduce",
    "serialization",
    "recordbatch",
)

#: Streamlit names each file by its content: it may be kept for good.
_FOR_GOOD = b"public, immutable, max-age=31536000"

#: Files larger than this, in bytes, are left to Streamlit, which sends them in parts.
_LARGEST = 3_000_000

#: The addresses of the pages, the first one at the root.
_ADDRESSES = ("/", *(f"/{Path(file).stem}" for file, _, _ in PAGES[1:]))

# They lie where the bar will be, and go when the bar is there.
_HEAD = """<style>
#names { position: fixed; inset: 0 0 auto 0; z-index: 1; display: flex; align-items: center; gap: 1rem;
  min-height: 3.25rem; padding: 0 .75rem; box-sizing: border-box; font: .875rem "Source Sans", sans-serif;
  border-bottom: 1px solid rgba(128, 128, 128, .3); background: #fff; color: #31333f; color-scheme: light; }
#names a { color: inherit; text-decoration: none; padding: .25rem .5rem .25rem 2rem; }
#names a[aria-current] { font-weight: 600; }
#names a:focus-visible { outline: 3px solid #d95700; outline-offset: 1px; }
html { background: #fff; }
@media (prefers-color-scheme: dark) {
  html { background: #171c21; }
  #names { background: #171c21; color: #eef1f3; color-scheme: dark; }
}
@media (max-width: 640px) {
  #names { gap: 0; padding: 0 .25rem; font-size: .75rem; }
  #names a { flex: 1 1 0; padding: 1.25rem 0 .25rem; text-align: center; }
}
</style>
<script>
  // Otherwise Streamlit looks for its server beside the address of the page first, in vain.
  window.__streamlit = { BACKEND_BASE_URL: new URL("/", document.baseURI).href };
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".st-key-bar")) return;
    document.getElementById("names")?.remove();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
</script>
"""


class Shell:
    """The part of the server that answers for Streamlit's own files, before Streamlit does.

    Parameters
    ----------
    app
        What answers everything else.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._static = _static()
        self._files = {
            f"/{path.relative_to(self._static).as_posix()}": path
            for path in self._static.glob("static/**/*")
            if path.is_file() and path.stat().st_size <= _LARGEST
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["method"] == "GET":
            path = scope["path"]
            if path in self._files:
                kind = guess_type(path)[0] or "application/octet-stream"
                await _answer(send, self._files[path].read_bytes(), kind, _FOR_GOOD)
                return
            if path in _ADDRESSES:
                await _answer(send, page(path, _language(scope)).encode(), "text/html; charset=utf-8", b"no-cache")
                return
        await self._app(scope, receive, send)


async def _answer(send: Send, content: bytes, kind: str, keep: bytes) -> None:
    headers = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(content)).encode()),
        (b"cache-control", keep),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


def _language(scope: Scope) -> str:
    """Return the language that the address names, otherwise the first one of the browser, otherwise English."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get(wording.ADDRESS_KEY, [""])[-1]
    spoken = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")[:2].lower()
    return next((code for code in (asked, spoken) if code in wording.LANGUAGES), "en")


@cache
def page(address: str, language: str) -> str:
    """Return Streamlit's page with the names of the pages.

    Parameters
    ----------
    address
        Of a page, such as ``/reports``.
    language
        ISO 639-1 code.
    """
    words = wording.texts()[language]
    static = _static()
    html = (static / "index.html").read_text(encoding="utf-8")
    scripts = [path.name for name in _SOON for path in (static / "static" / "js").glob(f"{name}.*.js")]
    head = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">\n' for name in scripts)
    query = f"?{wording.ADDRESS_KEY}={language}" if language != "en" else ""
    links = "".join(
        f'<a href=".{one}{query}"{" aria-current=page" if one == address else ""}>{escape(words[name])}</a>\n'
        for one, (_, name, _) in zip(_ADDRESSES, PAGES, strict=True)
    )
    names = f'<nav id="names" aria-label="{escape(words["app.title"])}">\n{links}</nav>\n'
    html = html.replace('<html lang="en">', f'<html lang="{language}">', 1)
    html = re.sub(r"<title>.*?</title>", lambda _: f"<title>{escape(words['app.title'])}</title>", html, count=1)
    return html.replace("</head>", f"{head}{_HEAD}</head>", 1).replace('<div id="root">', f'{names}<div id="root">', 1)


def _static() -> Path:
    """Return the folder of Streamlit's own files."""
    from streamlit import file_util

    return Path(file_util.get_static_dir())
