// The words of a report, which can be selected: what is selected goes back as offsets into its text.

const mounted = new WeakMap();

export default function words(component) {
  const { data, parentElement, setTriggerValue } = component;
  const host = parentElement.querySelector(".words");
  const entry = mounted.get(parentElement) ?? { html: null, tell: null, last: "", waiting: 0 };
  mounted.set(parentElement, entry);
  entry.tell = setTriggerValue;
  if (entry.html !== data.html) {
    entry.html = data.html;
    host.innerHTML = data.html; // escaped where it was made
  }
  const listen = () => {
    clearTimeout(entry.waiting);
    entry.waiting = setTimeout(() => {
      const found = offsets(host.querySelector(".text"));
      if (found && JSON.stringify(found) !== entry.last) {
        entry.last = JSON.stringify(found);
        entry.tell("selected", found);
      }
    }, 500);
  };
  document.addEventListener("selectionchange", listen);
  return () => {
    document.removeEventListener("selectionchange", listen);
    clearTimeout(entry.waiting);
    mounted.delete(parentElement);
  };
}

// Offsets count characters as Python does, code points and not UTF-16 units; each paragraph is a line of the text.
function offsets(host) {
  const root = host.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  const range = selection?.getComposedRanges ? selection.getComposedRanges({ shadowRoots: [root] })[0] : selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!range || (range.startContainer === range.endContainer && range.startOffset === range.endOffset)) return null;
  if (!host.contains(range.startContainer) || !host.contains(range.endContainer)) return null;
  const start = position(host, range.startContainer, range.startOffset);
  const end = position(host, range.endContainer, range.endOffset);
  return end > start ? { start, end } : null;
}

function position(host, node, offset) {
  const before = document.createRange();
  before.setStart(host, 0);
  before.setEnd(node, offset);
  const piece = before.cloneContents();
  const paragraphs = piece.querySelectorAll("p").length;
  return [...piece.textContent].length + Math.max(0, paragraphs - 1);
}
