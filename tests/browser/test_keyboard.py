"""Every page by keyboard alone: what can be clicked can be reached, in the order in which it is read, and is seen."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SIGNS = {
    "/": ".cm-slider",
    "/reports": '[data-testid="stDataFrame"] canvas',
    "/review": ".cm-report",
    "/briefing": "img.preview",
    "/history": '[data-testid="stDateInput"]',
    "/accuracy": "table",
}
MOST = 120

#: Remembers what has the focus, and how it and what is around it look with it; false where it was seen before.
HERE = """() => {
    let one = document.activeElement;
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    window.seen ??= new Map();
    window.look = (node) => {
        const said = [];
        for (let i = 0; node && i < 4; i += 1, node = node.parentElement) {
            const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(node);
            said.push(outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor);
        }
        return said.join();
    };
    if (one === document.body) return window.seen.size === 0;
    if (window.seen.has(one)) return one.matches("canvas, input[type=date]");
    window.seen.set(one, window.look(one));
    return true;
}"""

#: What can be worked but was never reached; what looks the same without the focus; what comes before its turn.
FOUND = """() => {
    document.activeElement.blur();
    const name = (one) => `${one.tagName} ${one.getAttribute("aria-label") ?? one.innerText}`;
    // The bar over a table grows a button once a cell is picked: the way back leads to it.
    const away = "[inert], [aria-hidden=true], [data-testid=stElementToolbar]";
    const reached = [...window.seen.keys()], missed = [];
    const visit = (root) => {
        for (const one of root.querySelectorAll("*")) {
            if (one.shadowRoot) visit(one.shadowRoot);
            if (!one.matches("a[href], button, input, select, textarea, summary, [tabindex='0']")) continue;
            const { width, height } = one.getBoundingClientRect();
            const hidden = !one.checkVisibility({ visibilityProperty: true }) || width < 4 || height < 4;
            if (hidden || one.disabled || one.closest(away) || one.tabIndex < 0) continue;
            // Of a set of radio buttons one is reached, and the arrows lead to the others.
            const set = one.matches("[role=radio]") && one.closest("[role=radiogroup]");
            if (set ? !reached.some((other) => set.contains(other)) : !window.seen.has(one)) missed.push(name(one));
        }
    };
    visit(document);
    // A table draws its own mark on the cell.
    const alike = [...window.seen].filter(([one, look]) =>
        one.isConnected && !one.matches("canvas") && window.look(one) === look);
    const early = reached.filter((one, i) => i && one.isConnected && reached[i - 1].getRootNode() === one.getRootNode()
        && !(reached[i - 1].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING));
    return { missed, alike: alike.map(([one]) => name(one)), early: early.map(name), reached: reached.length };
}"""


@pytest.mark.parametrize("path", SIGNS)
def test_all_that_can_be_clicked_is_reached_seen_and_in_order(visit, path):
    # Without transitions the look is there at once.
    with visit(path, reduced_motion="reduce") as page:
        page.locator(SIGNS[path]).first.wait_for()
        page.wait_for_timeout(1500)
        for _ in range(MOST):
            page.keyboard.press("Tab")
            on_table = path == "/reports" and page.evaluate("document.activeElement.matches('canvas')")
            if not page.evaluate(HERE) or on_table:
                break
        page.wait_for_timeout(300)
        found = page.evaluate(FOUND)
        assert found["reached"] >= 8
        assert (found["missed"], found["alike"], found["early"]) == ([], [], [])


def focus(page, name):
    """Press Tab until what is called so has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        said = page.evaluate(
            """() => {
                let one = document.activeElement;
                while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
                return one.matches("main, body") ? "" : one.getAttribute("aria-label") || one.innerText || "";
            }"""
        )
        if name in said:
            return
    pytest.fail(f"{name} was not reached")


def test_any_report_is_opened_by_keyboard(visit):
    with visit("/reports") as page:
        page.locator(SIGNS["/reports"]).first.wait_for()
        focus(page, "Open a report")
        page.keyboard.type("shelling")
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.locator(".cm-report").wait_for()
        assert "Aleppo" in page.locator(".cm-report").inner_text()


def test_arrow_keys_walk_down_the_reports_and_open_one(visit):
    with visit("/reports") as page:
        page.locator(SIGNS["/reports"]).first.wait_for()
        page.wait_for_timeout(1000)
        for _ in range(MOST):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "CANVAS":
                break
        for _ in range(2):
            page.keyboard.press("ArrowDown")
            page.wait_for_timeout(800)
        assert page.locator(".cm-report").count() == 0, "the arrow keys open nothing on their way"
        page.keyboard.press("ArrowRight")
        page.locator(".cm-report").wait_for()


def test_the_parts_of_review_and_a_tray_are_opened_by_keyboard(visit):
    with visit("/review") as page:
        page.locator(".cm-report").wait_for()
        focus(page, "To review")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        page.get_by_role("radio", name="Reviewed", checked=True).wait_for()
    with visit("/") as page:
        page.locator(".cm-slider").wait_for()
        page.wait_for_timeout(1000)
        focus(page, "Filters")
        page.keyboard.press("Enter")
        page.get_by_text("Who is counted").wait_for()
        page.keyboard.press("Escape")
        focus(page, "Places")
        page.keyboard.press("Enter")
        focus(page, "Idlib")
        page.keyboard.press("Enter")
        page.locator(".cm-card mark").first.wait_for()
