"""Web pages: the article without menus and scripts, and what the page says about itself."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.models import Precision
from geo.sources.plain_text import clean
from geo.sources.records import Given
from geo.sources.written_dates import WrittenDate, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

#: Names of ``<meta>`` elements that hold the day of publication, the surest first.
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "citation_publication_date",
    "date",
)
_ARTICLE_KINDS = re.compile("Article|Report|BlogPosting|WebPage|SocialMediaPosting", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt", "figcaption", "pre")
#: Elements that are never text of a report.
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "head")
#: Elements around a report: menus, what else to read, small print.
_AROUND = ("//nav", "//aside", "//footer[not(ancestor::article)]", "//*[@role='navigation']")
#: A list whose text is links in a larger share than this, and no fewer links, is a menu or names other reports.
_LINK_SHARE, _LINKS = 0.8, 3
#: Trafilatura drops paragraphs that repeat; a private-use character after each repeat keeps them apart.
_PRIVATE = range(0xE000, 0xF8FF)
_PRIVATE_CHARACTERS = re.compile("[\ue000-\uf8ff]")


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that the first bytes of a page declare."""
    match = _CHARSET.search(data[:4096])
    return None if match is None else match[1].decode("ascii")


def read_page(html: str, url: str | None = None) -> tuple[str, Given]:
    """Return the text of a page's article and what the page says about itself.

    The date is taken only from the page's markup (JSON-LD, ``<meta>``,
    ``<time>``): years of copyright lines and dates inside the text are left to
    the rules for texts. Tables keep their rows, one a line.

    Parameters
    ----------
    url
        The address that the page came from.

    Returns
    -------
    text : str
        Empty when the page holds no text, such as one made by scripts only.
    page : Given
    """
    import lxml.html
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    html = _PRIVATE_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", clean(html))
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (LxmlError, ValueError):
        return "", Given()
    page = _page_data(tree)
    _prune(tree)
    _mark_repeats(tree)
    extracted = bare_extraction(tree, url=url, include_comments=False, include_tables=True, with_metadata=True)
    text = ""
    if extracted is not None and not isinstance(extracted, dict):
        text = _PRIVATE_CHARACTERS.sub("", extracted.text or "")
        page = page.over(Given(publisher=extracted.sitename, url=_web(extracted.url), title=extracted.title))
    return text if text.strip() else _all_text(tree), page


def _prune(tree: HtmlElement) -> None:
    for element in tree.xpath("|".join((*(f"//body//{name}" for name in _UNSEEN), *_AROUND))):
        element.drop_tree()
    for element in tree.xpath("//ul|//ol"):
        links = element.xpath(".//a")
        text = len("".join(element.text_content().split()))
        linked = sum(len("".join(link.text_content().split())) for link in links)
        if len(links) >= _LINKS and linked > _LINK_SHARE * text:
            element.drop_tree()


def _mark_repeats(tree: HtmlElement) -> None:
    seen: dict[str, int] = {}
    for element in tree.iter(*_BLOCKS):
        text = " ".join(element.text_content().split())
        count = seen.get(text, 0)
        seen[text] = count + 1
        if not text or not count or count >= len(_PRIVATE):
            continue
        last = element[-1] if len(element) else None
        if last is None:
            element.text = (element.text or "") + chr(_PRIVATE[count])
        else:
            last.tail = (last.tail or "") + chr(_PRIVATE[count])


def _all_text(tree: HtmlElement) -> str:
    """Return all visible text, for pages too short or too odd to have an article."""
    for element in tree.xpath("|".join(f"//{name}" for name in _UNSEEN)):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS, "div", "tr", "br", "title", "section", "article"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in _PRIVATE_CHARACTERS.sub("", tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def _page_data(tree: HtmlElement) -> Given:
    titles = tree.xpath("string(//meta[@property='og:title']/@content)") or tree.xpath("string(//title)")
    language = tree.xpath("string(/html/@lang)") or tree.xpath("string(//html/@lang)")
    published = next(_dates(tree), None)
    return Given(
        published=published,
        publisher=tree.xpath("string(//meta[@property='og:site_name']/@content)").strip() or None,
        url=_web(tree.xpath("string(//link[@rel='canonical']/@href)").strip()),
        title=" ".join(titles.split()) or None,
        language=language.strip() or None,
    )


def _web(url: str | None) -> str | None:
    return url if url and re.match("https?://", url) else None


def _dates(tree: HtmlElement) -> Iterator[WrittenDate]:
    for value in _date_strings(tree):
        try:
            written = parse_date(value)
        except InputError:
            continue
        if written.precision is not Precision.YEAR:
            yield written


def _date_strings(tree: HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        yield from _linked_dates(data)
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.casefold(), meta.get("content") or "")
    yield from (metas[name] for name in _DATE_NAMES if metas.get(name))
    for path in ("//*[@itemprop='datePublished']", "//time[@pubdate]", "//article//header//time", "//header//time"):
        for element in tree.xpath(path):
            yield element.get("datetime") or element.get("content") or element.text_content()


def _linked_dates(data: Any, depth: int = 0) -> Iterator[str]:
    """Yield ``datePublished`` of the articles in JSON-LD, wherever they are nested."""
    if depth > 4:  # noqa: PLR2004  deeper are comments and related articles
        return
    if isinstance(data, list):
        for part in data:
            yield from _linked_dates(part, depth + 1)
    elif isinstance(data, dict):
        if _ARTICLE_KINDS.search(str(data.get("@type"))) and isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _linked_dates(data.get(key), depth + 1)
